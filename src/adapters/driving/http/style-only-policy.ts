import { createHash } from 'node:crypto'

/** What a policy calls this one style (CSP Level 3 §2.3.1). */
export const styleSource = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** The policy of a page that has this one style and nothing else: no script, no image, no frame around it. */
export const styleOnlyPolicy = (style: string): string =>
  `default-src 'none'; style-src ${styleSource(style)}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
