import { blindRelease } from './rules/blind-release.js'
import { blindSell } from './rules/blind-sell.js'
import { blindStatus } from './rules/blind-status.js'
import { deleteOnWriteCache } from './rules/delete-on-write-cache.js'
import { keyedRefusalWithoutADocument } from './rules/keyed-refusal-without-a-document.js'
import { mailWithoutAClaim } from './rules/mail-without-a-claim.js'
import { noReconciler } from './rules/no-reconciler.js'
import { noStuckCheck } from './rules/no-stuck-check.js'
import { noTombstone } from './rules/no-tombstone.js'
import { oneNonce } from './rules/one-nonce.js'
import { tidyingWhatTheDocumentNames } from './rules/tidying-what-the-document-names.js'
import { undoAfterUnknown } from './rules/undo-after-unknown.js'
import { waitingAtACache } from './rules/waiting-at-a-cache.js'

/** The rules of the protocol, each of which is needed: see docs/proof-sabotages.md. */
export const RULES = [
  noTombstone,
  oneNonce,
  blindRelease,
  blindSell,
  blindStatus,
  undoAfterUnknown,
  keyedRefusalWithoutADocument,
  tidyingWhatTheDocumentNames,
  noReconciler,
  noStuckCheck,
  deleteOnWriteCache,
  waitingAtACache,
  mailWithoutAClaim,
] as const
