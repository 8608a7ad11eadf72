import { okAsync } from 'neverthrow'
import { LINK_PAGES } from '../../../support/account-mail.js'
import { ACCOUNT_PAGE_HEADERS, ACCOUNT_PAGE_SCRIPT, RESET_PASSWORD_PAGE, VERIFY_EMAIL_PAGE } from '../account-page.js'
import { openRoute, type Route } from '../route.js'

const served = (path: string, summary: string, type: string, text: string): Route =>
  openRoute({
    method: 'get',
    path,
    summary,
    limit: 'read',
    takes: {},
    answers: { 200: { description: 'A page, or a part of one.', type } },
    refusals: [],
    handle: () => okAsync({ status: 200, type: `${type}; charset=utf-8`, text, headers: ACCOUNT_PAGE_HEADERS }),
  })

/** To which the links in mails lead. They are the same for everybody: the token stays in the browser until it is posted. */
export const accountPageRoutes: readonly Route[] = [
  served(LINK_PAGES.verifyEmail, 'Where a mailed link verifies an address', 'text/html', VERIFY_EMAIL_PAGE),
  served(LINK_PAGES.resetPassword, 'Where a mailed link sets a password', 'text/html', RESET_PASSWORD_PAGE),
  served('/account/page.js', 'What these pages do', 'text/javascript', ACCOUNT_PAGE_SCRIPT),
]
