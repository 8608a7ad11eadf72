import { okAsync } from 'neverthrow'
import { z } from 'zod'
import type { Instant } from '../../../../domain/shared/instant.js'
import { timeText } from '../../../wire/order-json.js'
import { MAILBOX_HEADERS, mailboxPage } from '../mailbox-page.js'
import { openRoute, type Route } from '../route.js'
import { EXAMPLE } from '../docs/example-values.js'

/** A mail that was kept instead of being sent. */
export type KeptMail = Readonly<{
  messageId: string
  to: string
  /** Of the order that it is about, if it is about one. */
  orderId?: string
  subject: string
  text: string
  sentAt: Instant
}>
/** Answers the mails, oldest first. */
export type Mails = () => readonly KeptMail[]

const mailJson = z
  .strictObject({
    messageId: z.string(),
    to: z.string(),
    orderId: z.uuid().optional(),
    subject: z.string(),
    text: z.string(),
    sentAt: z.iso.datetime(),
  })
  .meta({ id: 'Mail' })

const mailboxJson = z.strictObject({ items: z.array(mailJson) }).meta({
  id: 'Mailbox',
  description: 'Newest first.',
  example: {
    items: [
      {
        messageId: 'mailbox-1',
        to: EXAMPLE.email,
        orderId: EXAMPLE.earlierOrderId,
        subject: `Your order ${EXAMPLE.earlierOrderId} has been processed`,
        text: 'Thank you for your order.',
        sentAt: '2026-01-15T12:00:01.000Z',
      },
    ],
  },
})

const mailOf = ({ messageId, to, orderId, subject, text, sentAt }: KeptMail): z.infer<typeof mailJson> => ({
  messageId,
  to,
  ...(orderId === undefined ? {} : { orderId }),
  subject,
  text,
  sentAt: timeText(sentAt),
})

const newestFirst = (mails: Mails) => mails().map(mailOf).toReversed()

/** For development, where no mail leaves the process. */
export const mailboxRoutes = (mails: Mails): readonly Route[] => [
  openRoute({
    method: 'get',
    path: '/dev/mailbox',
    summary: 'The last mails, as a page',
    limit: 'read',
    takes: {},
    answers: { 200: { description: 'A page.', type: 'text/html' } },
    refusals: [],
    handle: () =>
      okAsync({
        status: 200,
        type: 'text/html; charset=utf-8',
        text: mailboxPage(newestFirst(mails)),
        headers: MAILBOX_HEADERS,
      }),
  }),
  openRoute({
    method: 'get',
    path: '/dev/mailbox.json',
    summary: 'The last mails, newest first',
    limit: 'read',
    takes: {},
    answers: { 200: { description: 'The mails.', json: mailboxJson } },
    refusals: [],
    handle: () =>
      okAsync({
        status: 200,
        text: JSON.stringify({ items: newestFirst(mails) } satisfies z.infer<typeof mailboxJson>),
      }),
  }),
]
