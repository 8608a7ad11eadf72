import type { ProofRecord } from '../../proof-record.js'
import type { Picture } from '../drawing/picture.js'
import { faultsAndThroughput } from './faults-and-throughput.js'
import { healthOverTime } from './health-over-time.js'
import { latencyOverTime } from './latency-over-time.js'
import { stockOverTime } from './stock-over-time.js'

/** Those that the record has anything for. */
export const picturesOf = (record: ProofRecord): readonly Picture[] => {
  const { answers, decisions, faults, stock, health } = record
  return [
    ...(answers.length + decisions.length + faults.length > 0 ? [faultsAndThroughput(record)] : []),
    ...(stock.length > 0 ? [stockOverTime(record)] : []),
    ...(answers.length > 0 ? [latencyOverTime(record)] : []),
    ...(health.length > 0 ? [healthOverTime(record)] : []),
  ]
}
