import { html, type Html } from '../../../support/html.js'
import { styleOnlyPolicy } from '../style-only-policy.js'

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
dt { font-weight: bold }
dd { margin: 0 0 1rem }
`

const HEADERS = {
  'Content-Security-Policy': styleOnlyPolicy(STYLE),
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
