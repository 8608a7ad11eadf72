import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { WrittenMail } from '../../support/written-mail.js'

/** `orderId`: of the order that the mail is about, if it is about one. */
export type Mail = WrittenMail & Readonly<{ messageId: string; to: Email; orderId?: OrderId; sentAt: Instant }>
/** Keeps mails instead of sending them. */
export type Mailbox = Readonly<{
  /** Answers the message's id. */
  put: (mail: WrittenMail & Pick<Mail, 'to' | 'orderId'>) => string
  /** The last 100, oldest first. */
  mails: () => readonly Mail[]
}>

const KEPT = 100

export const inMemoryMailbox = (clock: Clock): Mailbox => {
  const mails: Mail[] = []
  let sent = 0
  return {
    put: mail => {
      const messageId = `mailbox-${++sent}`
      mails.push({ messageId, sentAt: clock.now(), ...mail })
      if (mails.length > KEPT) mails.shift()
      return messageId
    },
    mails: () => [...mails],
  }
}
