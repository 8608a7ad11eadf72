import { createHash } from 'node:crypto'

type Mail = Readonly<{ to: string; subject: string; text: string; at: string }>

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #bbb; padding: 1rem 0 }
h2 { font-size: 1rem; margin: 0 }
p { color: #555; margin: 0 }
pre { white-space: pre-wrap }
`

/** The page has one style and nothing else: no script, no image, no frame around it. */
export const MAILBOX_HEADERS = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
}

/** The mails as a page, newest first. Every value is escaped. */
export const mailboxPage = (mails: readonly Mail[]): string => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Mailbox</title><style>${raw(STYLE)}</style></head>
<body><h1>Mailbox</h1>${raw(mails.length === 0 ? '<p>No mail yet.</p>' : [...mails].reverse().map(mailHtml).join(''))}</body>
</html>
`

const mailHtml = ({ to, subject, text, at }: Mail): string =>
  html`<article><h2>${subject}</h2><p>To ${to}, ${at}</p><pre>${text}</pre></article>`

type Raw = Readonly<{ raw: string }>
const raw = (text: string): Raw => ({ raw: text })

const html = (strings: TemplateStringsArray, ...values: readonly (string | Raw)[]): string =>
  String.raw({ raw: strings.raw }, ...values.map(value => (typeof value === 'string' ? escaped(value) : value.raw)))

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? '')
