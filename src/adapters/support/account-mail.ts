import type { LinkPurpose, LinkToken } from '../../domain/account/account-link.js'
import { html } from './html.js'
import type { WrittenMail } from './written-mail.js'

/** Where the pages are to which links lead, below the public URL. */
export const LINK_PAGES = {
  verifyEmail: '/account/verify-email',
  resetPassword: '/account/reset-password',
} as const satisfies Record<LinkPurpose, string>

const WORDS = {
  verifyEmail: {
    subject: 'Please verify your e-mail address',
    what: 'An account was opened with this e-mail address. To verify that it is yours, open this link and press the button:',
    then: 'The link is good once, for 24 hours. If you did not open an account, there is nothing to do.',
  },
  resetPassword: {
    subject: 'Set a new password',
    what: 'A new password was asked for, for the account with this e-mail address. To set one, open this link:',
    then: 'The link is good once, for 30 minutes. If you did not ask for it, there is nothing to do: your password stays as it is.',
  },
} as const satisfies Record<LinkPurpose, unknown>

/**
 * Writes the mails that carry links. The token stands in the fragment of the URL, which browsers send to nobody: no log of
 * a server or proxy has it, and no Referer. `publicUrl` has no slash at its end.
 */
export const accountMailWriter =
  (publicUrl: string) =>
  ({ purpose, token }: Readonly<{ purpose: LinkPurpose; token: LinkToken }>): WrittenMail => {
    const { subject, what, then } = WORDS[purpose]
    const link = `${publicUrl}${LINK_PAGES[purpose]}#${token}`
    return {
      subject,
      text: `${what}\n\n${link}\n\n${then}\n`,
      html: html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
<p>${what}</p>
<p><a href="${link}">${link}</a></p>
<p>${then}</p>
</body>
</html>
`.markup,
    }
  }
