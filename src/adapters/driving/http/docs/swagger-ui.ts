import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { html } from '../../../support/html.js'
import type { Answer } from '../route.js'

const PAGE = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Order management: the API</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/docs/swagger-ui.css" />
      <script defer src="/docs/swagger-ui-bundle.js"></script>
      <script defer src="/docs/start.js"></script>
    </head>
    <body><div id="api"></div><noscript>Without scripts: <a href="/openapi.json">/openapi.json</a></noscript></body>
  </html>`.markup

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
})
`

/** Nothing from elsewhere, and nothing inline: a script that found its way into the document would not run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:", // of its style sheet
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const ONE_HOUR = 'public, max-age=3600'

/** The page on which the API can be read and tried out. */
export const swaggerUiPage: Answer = {
  status: 200,
  type: 'text/html; charset=utf-8',
  text: PAGE,
  headers: { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' },
}

type File = Readonly<{ name: string; type: string; text: () => Promise<string> }>

const require = createRequire(import.meta.url)

const contentOf = (path: string) => {
  let read: Promise<string> | undefined
  return () => (read ??= readFile(path, 'utf8'))
}

/** All that the page refers to. */
export const SWAGGER_UI_FILES: readonly File[] = [
  { name: 'swagger-ui.css', type: 'text/css', text: contentOf(require.resolve('swagger-ui-dist/swagger-ui.css')) },
  {
    name: 'swagger-ui-bundle.js',
    type: 'text/javascript',
    text: contentOf(require.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
  },
  { name: 'start.js', type: 'text/javascript', text: () => Promise.resolve(START) },
]

export const swaggerUiFile = async ({ type, text }: File): Promise<Answer> => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  text: await text(),
  headers: { 'Cache-Control': ONE_HOUR },
})
