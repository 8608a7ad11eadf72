import { ContainerModule } from 'inversify'
import { checkSender } from '../../adapters/driven/ses/check-sender.js'
import { sesAccountMailer } from '../../adapters/driven/ses/ses-account-mailer.js'
import { ANSWER_WITHIN_MS, sesClient } from '../../adapters/driven/ses/ses-client.js'
import { sesMailer } from '../../adapters/driven/ses/ses-mailer.js'
import type { AwsAccess } from '../../adapters/support/aws-client.js'
import { accountMailWriter } from '../../adapters/support/account-mail.js'
import { awsWatch, type AwsWatch } from '../../adapters/support/aws-watch.js'
import { renderOrderMail } from '../../adapters/support/order-mail.js'
import { T, token } from '../tokens.js'

const watch = token<AwsWatch>('sesWatch')
const client = token<ReturnType<typeof sesClient>>('sesClient')

/** Mails through SES. A sender that it refuses stops the start; an SES that does not answer is only told of. */
export const sesMailModule = ({ access, from }: Readonly<{ access: AwsAccess; from: string }>) =>
  new ContainerModule(({ bind }) => {
    bind(watch).toResolvedValue(awsWatch).inSingletonScope()
    bind(client)
      .toResolvedValue(({ over }) => over(sesClient(access)), [watch])
      .inSingletonScope()
    bind(T.mailBacking)
      .toResolvedValue(
        (ses, { answers }, logger) => ({
          name: 'SES',
          dependencies: { mail: { required: false, answers } },
          open: async () => {
            const sender = await checkSender(ses, from)
            if (sender.type === 'Refused') throw new Error(sender.reason)
            if (sender.type === 'Unanswered') logger.warn({ reason: sender.reason }, 'SES does not answer')
          },
          close: () => ses.destroy(),
        }),
        [client, watch, T.logger],
      )
      .inSingletonScope()
    bind(T.plainMailer)
      .toResolvedValue(
        (ses, { timings }) =>
          sesMailer({
            ses,
            from,
            render: renderOrderMail,
            sendTimeout: Math.min(ANSWER_WITHIN_MS, timings.mailLease / 2),
          }),
        [client, T.config],
      )
      .inSingletonScope()
    bind(T.accountMailer)
      .toResolvedValue(
        (ses, { publicUrl }) => sesAccountMailer({ ses, from, render: accountMailWriter(publicUrl) }),
        [client, T.config],
      )
      .inSingletonScope()
  })
