const HOUR_MS = '3600000'

/** Nobody comes by whom the story does not tell of. */
const PATIENT = {
  HOLD_AGE_MS: HOUR_MS,
  PUBLISH_WITHIN_MS: HOUR_MS,
  DECIDE_WITHIN_MS: HOUR_MS,
  SETTLE_WITHIN_MS: HOUR_MS,
  MAIL_LEASE_MS: HOUR_MS,
  MAIL_BACK_OFF_MS: '100',
  MESSAGE_VISIBILITY_MS: HOUR_MS,
  RECONCILE_EVERY_MS: '100',
  RECONCILE_CLAIM_MS: '500',
} as const

/** How soon those come by whom it tells of. */
const SOON = {
  HOLD_AGE_MS: '300',
  PUBLISH_WITHIN_MS: '300',
  DECIDE_WITHIN_MS: '300',
  SETTLE_WITHIN_MS: '300',
} as const

export type Soon = keyof typeof SOON

/** The variables of a service in which these come soon. */
export const timingsWith = (soon: readonly Soon[]): Readonly<Record<keyof typeof PATIENT, string>> => ({
  ...PATIENT,
  ...Object.fromEntries(soon.map(timing => [timing, SOON[timing]])),
})
