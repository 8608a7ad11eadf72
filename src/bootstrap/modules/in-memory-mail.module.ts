import { ContainerModule } from 'inversify'
import { inMemoryAccountMailer } from '../../adapters/driven/in-memory/in-memory-account-mailer.js'
import { inMemoryMailbox } from '../../adapters/driven/in-memory/in-memory-mailbox.js'
import { inMemoryMailer } from '../../adapters/driven/in-memory/in-memory-mailer.js'
import { accountMailWriter } from '../../adapters/support/account-mail.js'
import { renderOrderMail } from '../../adapters/support/order-mail.js'
import { IN_MEMORY } from '../backing.js'
import { T } from '../tokens.js'

/** A mailbox instead of mails. */
export const inMemoryMailModule = new ContainerModule(({ bind }) => {
  bind(T.mailBacking).toConstantValue(IN_MEMORY)
  bind(T.mailbox).toResolvedValue(inMemoryMailbox, [T.clock]).inSingletonScope()
  bind(T.plainMailer)
    .toResolvedValue(mailbox => inMemoryMailer({ mailbox, render: renderOrderMail }), [T.mailbox])
    .inSingletonScope()
  bind(T.accountMailer)
    .toResolvedValue(
      (mailbox, { publicUrl }) => inMemoryAccountMailer({ mailbox, render: accountMailWriter(publicUrl) }),
      [T.mailbox, T.config],
    )
    .inSingletonScope()
})
