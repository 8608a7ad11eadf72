import { SendEmailCommand, type SESClient } from '@aws-sdk/client-ses'
import { ResultAsync } from 'neverthrow'
import { outcomeUnknown, type OutcomeUnknown } from '../../../application/errors.js'
import type { MailNotSent, MailRejected } from '../../../application/ports/driven/mailer.js'
import type { Email } from '../../../domain/account/credentials.js'
import { awsFailure } from '../../support/aws-failure.js'
import { LATE, within } from '../../support/deadline.js'
import type { WrittenMail } from '../../support/written-mail.js'
import { givenUpAfter } from './given-up-after.js'
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
      // Somebody else may be sending after that.
      const answer = await within(sendTimeout, ses.send(givenUpAfter(sendTimeout, command)))
      if (answer === LATE) throw new Error('SES did not answer in time')
      const { MessageId } = answer
      if (MessageId === undefined) throw new Error('SES gave the mail no id')
      return MessageId
    }
    return ResultAsync.fromPromise(send(), notSentBy)
  }

const utf8 = (Data: string) => ({ Charset: 'UTF-8', Data })

/** In words of ours: those of AWS name our account. */
const notSent = (reason: string): MailNotSent => ({ type: 'MailNotSent', reason })

/**
 * What is wrong with the account, its settings and keys or the time of day, or says nobody knows what, and not with the
 * mail: it may be sent when that has been put right.
 */
const NOT_ITS_FAULT =
  /paused|mailfromdomain|configurationset|accessdenied|expired|token|signature|authentication|optin|skewed|authfailure|notauthorized|^(Unknown|Error)$/i

const notSentBy = (error: unknown): MailNotSent | MailRejected | OutcomeUnknown => {
  const failure = awsFailure(error)
  switch (failure.type) {
    case 'NotSent':
      return notSent('the mail service cannot be reached')
    case 'Unknown':
      return outcomeUnknown('SES')
    case 'Refused':
      if (failure.throttled) return notSent('too many mails at once')
      return failure.status !== 400 || NOT_ITS_FAULT.test(failure.code)
        ? notSent('the mail service takes none of our mails now')
        : { type: 'MailRejected', reason: failure.reason }
  }
}
