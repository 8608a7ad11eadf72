import type { IndexDescription } from 'mongodb'
import type { CollectionName } from './mongo-calls.js'

type Index = IndexDescription & Readonly<{ name: string }>

/**
 * Stock items of which something is held, by SKU. The key never changes, so that a hold more or less does not touch the
 * index; of the id alone MongoDB makes none that is partial.
 */
export const HELD = 'heldBySku'
/** Stock items with adjustments to file. */
export const UNFILED = 'unfiled'

/** Adjustments that have been filed, those of a product together, newest first. */
export const OF_PRODUCT = 'ofProduct'
const list = (name: string, same: IndexDescription['key']): Index => ({
  name,
  key: { ...(same as object), createdAt: -1, _id: -1 },
  // What was refused or abandoned has no such time, and is not in any list.
  partialFilterExpression: { createdAt: { $exists: true } },
})

/** For each list of orders an index whose order is that of the list: a page costs as much as it shows (ADR 0013). */
export const LISTS = {
  ofEverybody: {
    all: list('all', {}),
    byStatus: list('status', { status: 1 }),
    bySku: list('sku', { 'lines.sku': 1 }),
  },
  ofOne: {
    all: list('user', { userId: 1 }),
    byStatus: list('userStatus', { userId: 1, status: 1 }),
    bySku: list('userSku', { userId: 1, 'lines.sku': 1 }),
  },
} as const

/** Every index there is, besides `_id`. */
export const INDEXES: Readonly<Record<CollectionName, readonly Index[]>> = {
  orders: [
    { name: 'due', key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
    { name: 'deadMail', key: { updatedAt: 1, _id: 1 }, partialFilterExpression: { 'mail.state': 'dead' } },
    { name: 'undecided', key: { createdAt: 1, _id: 1 }, partialFilterExpression: { status: 'Pending' } },
    { name: 'expiring', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    ...Object.values(LISTS.ofEverybody),
    ...Object.values(LISTS.ofOne),
  ],
  stock: [
    { name: HELD, key: { _id: 1, schemaVersion: 1 }, partialFilterExpression: { holdCount: { $gt: 0 } } },
    // By SKU among those of one term, so that a page of a search reads no more than it answers.
    { name: 'search', key: { search: 1, _id: 1 } },
    { name: UNFILED, key: { currency: 1 }, partialFilterExpression: { 'adjustments.0': { $exists: true } } },
  ],
  adjustments: [{ name: OF_PRODUCT, key: { sku: 1, 'entry.at': -1, _id: -1 } }],
  imports: [{ name: 'expiring', key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
  accounts: [
    { name: 'email', key: { email: 1 }, unique: true },
    ...(['verifyEmail', 'resetPassword', 'unfinishedReset'] as const).map(link => ({
      name: link,
      key: { [`links.${link}.hash`]: 1 as const },
      partialFilterExpression: { [`links.${link}.hash`]: { $exists: true } },
    })),
  ],
  sessions: [
    { name: 'liveOfUser', key: { userId: 1, revokedAt: 1 } },
    { name: 'expiring', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  deadLetters: [
    { name: 'waiting', key: { firstSeen: 1, _id: 1 }, partialFilterExpression: { state: 'waiting' } },
    { name: 'expiring', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
}
