import type { Document } from 'mongodb'
import { MAX_QUANTITY } from '../../../domain/shared/quantity.js'
import { HOLD_KEY, STOCK_VERSION } from './documents/stock-document.js'

/**
 * Holds that are at least `age` ms old by the server's clock, each as a document of its own. Of holds that nobody can read
 * there is one for each stock item, so that operators are told, and they come last, so that they take nobody's place.
 */
export const oldHoldsPipeline = (age: number, limit: number, except: ReadonlySet<string>): Document[] => [
  { $match: { holdCount: { $gt: 0 } } },
  {
    $project: {
      schemaVersion: 1,
      // What is no time counts as old: it compares as less than any.
      old: { $filter: { input: HOLDS, as: 'hold', cond: { $lte: ['$$hold.v.at', { $subtract: ['$$NOW', age] }] } } },
    },
  },
  {
    $project: {
      schemaVersion: 1,
      hold: {
        $concatArrays: [
          { $filter: { input: '$old', as: 'hold', cond: LOOKS_READABLE } },
          {
            $map: {
              input: { $slice: [{ $filter: { input: '$old', as: 'hold', cond: { $not: LOOKS_READABLE } } }, 1] },
              in: { $mergeObjects: ['$$this', { foreign: true }] },
            },
          },
        ],
      },
    },
  },
  { $unwind: '$hold' },
  { $match: { 'hold.v.nonce': { $nin: [...except] } } },
  { $sort: { 'hold.foreign': 1 } },
  { $limit: limit },
]

/** Whatever stands in the place of the holds is taken for one that nobody can read. */
const HOLDS = {
  $cond: [{ $eq: [{ $type: '$holds' }, 'object'] }, { $objectToArray: '$holds' }, [{ k: '', v: '$holds' }]],
}

const isWithin = (field: string, min: number, max: number): Document[] => [
  { $isNumber: field },
  { $gte: [field, min] },
  { $lte: [field, max] },
]

/** By this only their order is chosen; what can be read, the schema of the document says. */
const LOOKS_READABLE = {
  $and: [
    ...isWithin('$schemaVersion', 0, STOCK_VERSION),
    { $regexMatch: { input: '$$hold.k', regex: HOLD_KEY } },
    ...isWithin('$$hold.v.quantity', 1, MAX_QUANTITY),
    ...isWithin('$$hold.v.unitPrice', 0, Number.MAX_SAFE_INTEGER),
    { $eq: [{ $type: '$$hold.v.nonce' }, 'string'] },
    { $eq: [{ $type: '$$hold.v.at' }, 'date'] },
  ],
}
