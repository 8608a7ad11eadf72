import { ContainerModule } from 'inversify'
import { inMemoryMailer } from '../../adapters/driven/in-memory/in-memory-mailer.js'
import { renderOrderMail } from '../../adapters/support/order-mail.js'
import { IN_MEMORY } from '../backing.js'
import { T } from '../tokens.js'

/** A mailbox instead of mails. */
export const inMemoryMailModule = new ContainerModule(({ bind }) => {
  bind(T.mailBacking).toConstantValue(IN_MEMORY)
  bind(T.mailbox)
    .toResolvedValue(clock => inMemoryMailer({ render: renderOrderMail, clock }), [T.clock])
    .inSingletonScope()
  bind(T.plainMailer).toService(T.mailbox)
})
