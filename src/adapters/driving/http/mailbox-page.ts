import { html } from '../../support/html.js'
import { styleOnlyPolicy } from './style-only-policy.js'

type Mail = Readonly<{ to: string; subject: string; text: string; sentAt: string }>

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #bbb; padding: 1rem 0 }
h2 { font-size: 1rem; margin: 0 }
p { color: #555; margin: 0 }
pre { white-space: pre-wrap }
`

export const MAILBOX_HEADERS = { 'Content-Security-Policy': styleOnlyPolicy(STYLE) }

/** The mails as a page, in the order given. Every value is escaped. */
export const mailboxPage = (mails: readonly Mail[]): string =>
  html`<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><title>Mailbox</title><style>${STYLE}</style></head>
      <body><h1>Mailbox</h1>${mails.length === 0 ? html`<p>No mail yet.</p>` : mails.map(mailHtml)}</body>
    </html>`.markup

const mailHtml = ({ to, subject, text, sentAt }: Mail) =>
  html`<article><h2>${subject}</h2><p>To ${to}, ${sentAt}</p><pre>${text}</pre></article>`
