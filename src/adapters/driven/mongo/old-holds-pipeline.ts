import type { Document } from 'mongodb'

/** Holds that are at least `age` ms old by the server's clock, each as a document of its own. */
export const oldHoldsPipeline = (age: number, limit: number, except: ReadonlySet<string>): Document[] => [
  { $match: { holdCount: { $gt: 0 } } },
  {
    $project: {
      schemaVersion: 1,
      hold: {
        $filter: {
          input: { $objectToArray: '$holds' },
          as: 'hold',
          cond: { $lte: ['$$hold.v.at', { $subtract: ['$$NOW', age] }] },
        },
      },
    },
  },
  { $unwind: '$hold' },
  { $match: { 'hold.v.nonce': { $nin: [...except] } } },
  { $limit: limit },
]
