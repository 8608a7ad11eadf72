import { createHash } from 'node:crypto'
import { html, type Html } from '../../../support/html.js'

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
dt { font-weight: bold }
dd { margin: 0 0 1rem }
`

/** A page has one style and nothing else: no script, no image, no frame around it. */
const HEADERS = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  // Under the same address there is JSON as well.
  Vary: 'Accept',
}

/** The answer that is a page of plain text and links. */
export const pageAnswer = (title: string, content: Html) => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  headers: HEADERS,
  text: html`<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><title>${title}</title><style>${STYLE}</style></head>
      <body>${content}</body>
    </html>`.markup,
})
