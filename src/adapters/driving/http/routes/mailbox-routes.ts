import { okAsync } from 'neverthrow'
import { z } from 'zod'
import { MAILBOX_HEADERS, mailboxPage } from '../mailbox-page.js'
import { openRoute, type Route } from '../route.js'

/** A mail that nobody was sent: it stayed in memory. `at` is RFC 3339, UTC. */
export type CaughtMail = Readonly<{ messageId: string; to: string; subject: string; text: string; at: string }>
/** Answers the mails, oldest first. */
export type Mails = () => readonly CaughtMail[]

const mailboxJson = z
  .strictObject({
    items: z.array(
      z.strictObject({
        messageId: z.string(),
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Mailbox' })

const json = ({ messageId, to, subject, text, at }: CaughtMail) => ({ messageId, to, subject, text, at })

/** For development, where no mail leaves the process. */
export const mailboxRoutes = (mails: Mails): readonly Route[] => [
  openRoute({
    method: 'get',
    path: '/dev/mailbox',
    summary: 'The last mails, as a page',
    takes: {},
    answers: { 200: { description: 'A page.', type: 'text/html' } },
    refusals: [],
    handle: () =>
      okAsync({
        status: 200,
        type: 'text/html; charset=utf-8',
        text: mailboxPage(mails()),
        headers: MAILBOX_HEADERS,
      }),
  }),
  openRoute({
    method: 'get',
    path: '/dev/mailbox.json',
    summary: 'The last mails, newest first',
    takes: {},
    answers: { 200: { description: 'The mails.', json: mailboxJson } },
    refusals: [],
    handle: () =>
      okAsync({
        status: 200,
        text: JSON.stringify({ items: [...mails()].reverse().map(json) } satisfies z.infer<typeof mailboxJson>),
      }),
  }),
]
