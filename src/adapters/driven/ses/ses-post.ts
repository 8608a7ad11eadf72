import { SendEmailCommand, type SESClient } from '@aws-sdk/client-ses'
import { ResultAsync } from 'neverthrow'
import { outcomeUnknown, type OutcomeUnknown } from '../../../application/errors.js'
import type { MailNotSent, MailRejected } from '../../../application/ports/driven/mailer.js'
import type { Email } from '../../../domain/account/credentials.js'
import { awsFailure } from '../../support/aws-failure.js'
import type { WrittenMail } from '../../support/written-mail.js'
import { ANSWER_WITHIN_MS } from './ses-client.js'

/** `from`: an address that SES has verified, or whose domain it has. `ses` must not repeat what it sends. */
export type SesPostOptions = Readonly<{ ses: SESClient; from: string; sendTimeout?: number }>

/** Sends one mail to one address, in one attempt; answers the message's id. */
export const sesPost =
  ({ ses, from, sendTimeout = ANSWER_WITHIN_MS }: SesPostOptions) =>
  (
    to: Email,
    { subject, text, html }: WrittenMail,
  ): ResultAsync<string, MailNotSent | MailRejected | OutcomeUnknown> => {
    const command = new SendEmailCommand({
      Source: from,
      Destination: { ToAddresses: [to] },
      Message: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
    })
    const send = async () => {
      // Whatever the client waits for first, nothing is sent after this: somebody else may be sending by then.
      const { MessageId } = await ses.send(command, { abortSignal: AbortSignal.timeout(sendTimeout) })
      if (MessageId === undefined) throw new Error('SES gave the mail no id')
      return MessageId
    }
    return ResultAsync.fromPromise(send(), notSentBy)
  }

const utf8 = (Data: string) => ({ Charset: 'UTF-8', Data })

const notSent: MailNotSent = { type: 'MailNotSent' }

/**
 * What is wrong with the account, its keys or the time of day, and not with the mail: it may be sent when that has been
 * put right.
 */
const NOT_ITS_FAULT =
  /paused|accessdenied|expired|token|signature|authentication|optin|skewed|authfailure|notauthorized/i

const notSentBy = (error: unknown): MailNotSent | MailRejected | OutcomeUnknown => {
  const failure = awsFailure(error)
  switch (failure.type) {
    case 'NotSent':
      return notSent
    case 'Unknown':
      return outcomeUnknown('SES')
    case 'Refused':
      return failure.throttled || failure.status !== 400 || NOT_ITS_FAULT.test(failure.code)
        ? notSent
        : { type: 'MailRejected', reason: failure.reason }
  }
}
