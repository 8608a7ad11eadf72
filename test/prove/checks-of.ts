import { checkHistory, type Findings, type Violations } from '../chaos/check-history.js'
import type { History } from '../chaos/history.js'
import { mailsAbout } from '../chaos/mails-about.js'
import type { Check } from './proof-record.js'

/** What was looked at while the history came about, and is not in it. */
export type Watched = Readonly<{
  /** How often a stock item was read. */
  samples: number
  /** How many processes of the service there were. */
  processes: number
}>

type Examined = Readonly<{ claim: string; examined: (history: History, watched: Watched) => number }>

const acknowledged = ({ attempts }: History) => attempts.filter(({ outcome }) => outcome.type === 'Acknowledged').length
const placed = ({ orders }: History) => orders.filter(({ lines }) => lines !== undefined)
const ended = (history: History, ...as: readonly string[]) =>
  placed(history).filter(({ status }) => as.includes(status))
const units = (history: History) =>
  ended(history, 'Processed').reduce(
    (sum, { lines = [] }) => sum + lines.reduce((of, line) => of + line.quantity, 0),
    0,
  )

const mailsOfOrders = (history: History) =>
  [...mailsAbout(placed(history), history.mails).values()].reduce((sum, mails) => sum + mails.length, 0)

/** In the order in which they are told. What is examined is what the claim speaks of first. */
const CLAIMS: Readonly<Record<keyof Violations, Examined>> = {
  lost: {
    claim: 'An order that was acknowledged is there, as it was asked for.',
    examined: acknowledged,
  },
  unexpected: {
    claim: 'An order that is there was asked for, was not refused, and is there once.',
    examined: history => placed(history).length,
  },
  oversold: {
    claim: 'A product is never sold to more than there was.',
    examined: ({ stock }) => stock.length,
  },
  soldTwice: {
    claim: 'A unit that an order bought left the stock once.',
    examined: units,
  },
  unsold: {
    claim: 'A unit that an order bought did leave the stock.',
    examined: units,
  },
  unbalanced: {
    claim:
      'A stock item, whenever it is read, has received what it has available, held and sold, and holds what its holds say; in the end it has received what was put in.',
    // What is found in the end alone was not looked at meanwhile.
    examined: ({ stock }, { samples }) => (samples === 0 ? 0 : samples + stock.length),
  },
  stuck: {
    claim: 'An order, and a product, has nothing left to be done, and no stock held.',
    examined: history => placed(history).length + history.stock.length,
  },
  contradicted: {
    claim: 'A client that cancelled its order was told what became of it.',
    examined: ({ attempts }) => attempts.filter(({ cancelling }) => cancelling && cancelling.type !== 'Unknown').length,
  },
  unfounded: {
    claim:
      'An order was cancelled only if its client asked for that, and failed only if a product of it was withdrawn.',
    examined: history => ended(history, 'Cancelled', 'Failed').length,
  },
  untold: {
    claim: 'The customer of an order that was decided was mailed, or the mail is known to be undeliverable.',
    examined: history => ended(history, 'Processed', 'Failed', 'Cancelled').length,
  },
  misreported: {
    claim: 'A mail says what became of its order.',
    examined: mailsOfOrders,
  },
  mailedAgain: {
    claim:
      'A mail came twice only by a kill, a stall, an outage, an answer of SES that was lost, or a mark that could not be written.',
    examined: mailsOfOrders,
  },
  deserted: {
    claim: 'A process ended only when it was ended.',
    examined: (_, { processes }) => processes,
  },
}

/** What the history shows, claim by claim. A claim that was asked of nothing is not shown: `examined` is 0. */
export const checksOf = (
  history: History,
  watched: Watched,
  { violations }: Findings = checkHistory(history),
): readonly Check[] =>
  (Object.entries(CLAIMS) as [keyof Violations, Examined][]).map(([name, { claim, examined }]) => ({
    ...{ name, claim },
    examined: examined(history, watched),
    violations: violations[name] ?? [],
  }))
