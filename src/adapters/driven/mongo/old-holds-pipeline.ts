import type { Document } from 'mongodb'
import type { HoldPlace } from '../../../application/ports/driven/stock-ledger.js'
import { MAX_QUANTITY } from '../../../domain/shared/quantity.js'
import { SKU_PATTERN } from '../../../domain/shared/sku.js'
import { HOLD_KEY, STOCK_VERSION } from './documents/stock-document.js'

/**
 * Holds that are at least `age` ms old by the server's clock and look readable, each as a document of its own, in the order
 * of their places. The index has the SKUs in order, and nothing but the holds of one SKU is sorted before the limit: a look
 * costs what it answers, however much is held.
 */
export const oldHoldsPipeline = (
  age: number,
  limit: number,
  except: ReadonlySet<string>,
  after?: HoldPlace,
): Document[] => [
  { $match: { ...HELD_OF.$match, ...(after ? { _id: { $gte: after.sku } } : {}) } },
  { $sort: { _id: 1 } },
  {
    $project: {
      schemaVersion: 1,
      hold: {
        $sortArray: {
          input: {
            $filter: { input: HOLDS, as: 'hold', cond: { $and: [isOld(age), ...(after ? [isBehind(after)] : [])] } },
          },
          // Whole, which is by `k` first: by the field alone takes a large item three times as long.
          sortBy: 1,
        },
      },
    },
  },
  { $unwind: '$hold' },
  { $match: { 'hold.v.nonce': { $nin: [...except] }, $expr: looksReadable('$hold') } },
  { $limit: limit },
]

/** Of the others that are as old one for each stock item, so that operators are told of it. */
export const foreignHoldsPipeline = (age: number, limit: number): Document[] => [
  HELD_OF,
  {
    $project: {
      schemaVersion: 1,
      hold: {
        $slice: [
          {
            $filter: {
              input: HOLDS,
              as: 'hold',
              cond: { $and: [isOld(age), { $not: looksReadable('$$hold') }] },
            },
          },
          1,
        ],
      },
    },
  },
  { $unwind: '$hold' },
  { $limit: limit },
]

const HELD_OF = { $match: { holdCount: { $gt: 0 } } }

/** What is no time counts as old: it compares as less than any. */
const isOld = (age: number): Document => ({ $lte: ['$$hold.v.at', { $subtract: ['$$NOW', age] }] })

const isBehind = ({ sku, orderId }: HoldPlace): Document => ({
  $or: [{ $ne: ['$_id', { $literal: sku }] }, { $gt: ['$$hold.k', { $literal: orderId }] }],
})

/** Whatever stands in the place of the holds is taken for one that nobody can read. */
const HOLDS = {
  $cond: [{ $eq: [{ $type: '$holds' }, 'object'] }, { $objectToArray: '$holds' }, [{ k: '', v: '$holds' }]],
}

const isWhole = (field: string, min: number, max: number): Document[] => [
  { $in: [{ $type: field }, ['int', 'long', 'double']] },
  { $gte: [field, min] },
  { $lte: [field, max] },
  { $eq: [field, { $convert: { input: field, to: 'long', onError: null } }] },
]

const isText = (field: string, regex: RegExp): Document => ({
  $regexMatch: { input: { $cond: [{ $eq: [{ $type: field }, 'string'] }, field, ''] }, regex },
})

/**
 * By this they are told apart; what can be read, the schema of the document says. What passes here and not there takes the
 * place of another in a look, and ends the way round before its time.
 */
const looksReadable = (hold: string): Document => ({
  $and: [
    isText('$_id', SKU_PATTERN),
    ...isWhole('$schemaVersion', 1, STOCK_VERSION),
    isText(`${hold}.k`, HOLD_KEY),
    ...isWhole(`${hold}.v.quantity`, 1, MAX_QUANTITY),
    ...isWhole(`${hold}.v.unitPrice`, 0, Number.MAX_SAFE_INTEGER),
    isText(`${hold}.v.nonce`, /./s),
    { $eq: [{ $type: `${hold}.v.at` }, 'date'] },
  ],
})
