import type { Findings } from './check-history.js'
import type { Attempt, Fault, History } from './history.js'

export type Figures = Readonly<Record<string, number>>

/** What happened, in numbers. */
export const figuresOf = (
  { attempts, faults, orders, unmarked }: History,
  { duplicates, recovered }: Findings,
): Figures => {
  const told = (type: Attempt['outcome']['type']) => attempts.filter(({ outcome }) => outcome.type === type).length
  const ended = (as: string) => orders.filter(({ status }) => status === as).length
  const struck = (type: Fault['type']) => faults.filter(fault => fault.type === type).length
  return {
    kills: struck('kill'),
    stalls: struck('stall'),
    acknowledged: told('Acknowledged'),
    refused: told('Refused'),
    unknown: told('Unknown'),
    processed: ended('Processed'),
    failed: ended('Failed'),
    cancelled: ended('Cancelled'),
    abandoned: ended('Abandoned'),
    duplicatedMails: duplicates.length,
    unmarkedMails: unmarked.length,
    recovered,
  }
}
