import { html, type Html } from '../../support/html.js'
import { styleSource } from './style-only-policy.js'

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem }
label, input, button { display: block; font: inherit; width: 100%; box-sizing: border-box }
input, button { margin: 0.5rem 0 1rem; padding: 0.5rem }
`

/** Nothing but its own style and script, and no request but to this service; nobody may frame it. */
export const ACCOUNT_PAGE_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${styleSource(STYLE)}`,
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
}

/**
 * What the page does. It takes the token out of the address bar, and posts it when the button is pressed and not before:
 * scanners of mails open links, and that must not spend them.
 */
export const ACCOUNT_PAGE_SCRIPT = `'use strict'
const token = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
const form = document.querySelector('form')
const said = document.querySelector('output')
const button = document.querySelector('button')
if (token === '') {
  said.textContent = 'This link is not complete. Copy all of it from the mail.'
  button.disabled = true
}
form.addEventListener('submit', async event => {
  event.preventDefault()
  button.disabled = true
  said.textContent = ''
  try {
    const body = JSON.stringify({ token, ...Object.fromEntries(new FormData(form)) })
    const answer = await fetch(form.dataset.to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    if (answer.ok) {
      said.textContent = form.dataset.done
      return
    }
    const { detail, errors = [] } = await answer.json()
    said.textContent = [detail, ...errors.map(error => error.detail)].join(' ')
  } catch {
    said.textContent = 'There was no answer. Try again.'
  }
  button.disabled = false
})
`

// Relative to the page, so that the service may live below a path.
const page = (title: string, { to, done, fields, press }: Form): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title><style>${STYLE}</style>
        <script src="page.js" defer></script>
      </head>
      <body>
        <h1>${title}</h1>
        <form data-to="${to}" data-done="${done}">${fields}<button>${press}</button></form>
        <output></output>
        <noscript>This page needs JavaScript.</noscript>
      </body>
    </html>`.markup

type Form = Readonly<{ to: string; done: string; fields: readonly Html[]; press: string }>

export const VERIFY_EMAIL_PAGE = page('Verify your e-mail address', {
  to: '../api/auth/verify-email',
  done: 'Your e-mail address is verified. You may close this page.',
  fields: [],
  press: 'This address is mine',
})

export const RESET_PASSWORD_PAGE = page('Set a new password', {
  to: '../api/auth/reset-password',
  done: 'Your password is set, and all your sessions are over: sign in with it. You may close this page.',
  fields: [
    html`<label for="password">New password</label
      ><input id="password" name="newPassword" type="password" autocomplete="new-password" required maxlength="128" />`,
  ],
  press: 'Set it',
})
