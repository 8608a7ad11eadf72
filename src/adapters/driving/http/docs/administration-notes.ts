import { EXAMPLE } from './example-values.js'
import type { OperationNotes } from './operation-note.js'

const { email, userId } = EXAMPLE

/** Accounts as administrators see them. */
export const ADMINISTRATION_NOTES: OperationNotes = {
  'get /api/accounts': {
    id: 'findAccount',
    examples: [
      { name: 'By its address', query: { email }, answers: 200 },
      { name: 'Nobody', query: { email: 'nobody@example.com' }, answers: 200 },
    ],
  },
  'post /api/accounts/:userId/disable': {
    id: 'disableAccount',
    description: 'Its orders stay what they are.',
    examples: [{ name: 'A customer', path: { userId }, answers: 200 }],
  },
  'post /api/accounts/:userId/enable': {
    id: 'enableAccount',
    examples: [{ name: 'A customer', path: { userId }, answers: 200 }],
  },
}

/** Where the links in mails lead. */
export const PAGE_NOTES: OperationNotes = {
  'get /account/verify-email': { id: 'showVerifyEmail', examples: [{ name: 'In a browser', answers: 200 }] },
  'get /account/reset-password': { id: 'showResetPassword', examples: [{ name: 'In a browser', answers: 200 }] },
  'get /account/page.js': { id: 'readAccountPageScript', examples: [{ name: 'For these pages', answers: 200 }] },
}
