/** What is left undone is taken up within seconds, not minutes. All in ms. */
export const SHORT_TIMINGS = {
  HOLD_AGE_MS: '2000',
  RECONCILE_EVERY_MS: '300',
  RECONCILE_CLAIM_MS: '2000',
  PUBLISH_WITHIN_MS: '1500',
  DECIDE_WITHIN_MS: '4000',
  SETTLE_WITHIN_MS: '2000',
  MAIL_LEASE_MS: '4000',
  MAIL_BACK_OFF_MS: '500',
  MESSAGE_VISIBILITY_MS: '4000',
} as const
