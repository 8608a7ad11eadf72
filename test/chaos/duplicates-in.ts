import { MAILS_AT_ONCE, MAIL_LEASE_MS } from './chaos-timings.js'
import type { Fault, History, Mail } from './history.js'

/** A mail beyond the first of an order, and what it comes of, as far as anybody knows. */
export type Duplicate = Readonly<{ orderId: string; because?: Because }>
type Because = Fault | 'no answer' | 'not marked'

/** How long a claim on a mail lasts, ms, and how many mails one process can have under way when it is struck. */
export type MailBounds = Readonly<{ lease: number; atOnce: number }>

export const CHAOS_BOUNDS: MailBounds = { lease: MAIL_LEASE_MS, atOnce: MAILS_AT_ONCE }

/** SES answers at once, and a busy machine passes that on a little later. */
const LONGEST_ANSWER_MS = 1_000

/** An attempt is given up after half its lease: what stands still for less is told its answer. */
const tellingStall = (lease: number): number => lease / 2

/**
 * Each mail but the first of its order, by what happened to whoever sent the one before it. One fault excuses one more mail of an order, and as many
 * orders as a process mails at once; a mark that could not be written, one more mail of its order.
 */
export const duplicatesIn = (
  mailsOf: ReadonlyMap<string, readonly Mail[]>,
  { faults, unmarked }: Pick<History, 'faults' | 'unmarked'>,
  { lease, atOnce }: MailBounds = CHAOS_BOUNDS,
): readonly Duplicate[] => {
  const excused = new Map<Fault, number>()
  const left = [...unmarked]
  const wasUnmarked = (orderId: string, { by }: Mail): boolean => {
    const found = left.findIndex(each => each.orderId === orderId && each.by === by)
    return found >= 0 && left.splice(found, 1).length > 0
  }
  const excuseOf = (orderId: string, before: Mail, mail: Mail): Because | undefined => {
    const fault = faults.find(each => explains(each, before, mail, lease) && (excused.get(each) ?? 0) < atOnce)
    if (fault) excused.set(fault, (excused.get(fault) ?? 0) + 1)
    if (fault) return fault
    if (!before.answered) return 'no answer'
    return wasUnmarked(orderId, before) ? 'not marked' : undefined
  }
  return [...mailsOf].flatMap(([orderId, mails]) =>
    [...mails]
      .sort((one, other) => one.at - other.at)
      .flatMap((mail, index, inOrder) => {
        const before = inOrder[index - 1]
        if (!before) return []
        const because = excuseOf(orderId, before, mail)
        return [{ orderId, ...(because && { because }) }]
      }),
  )
}

const explains = (fault: Fault, before: Mail, mail: Mail, lease: number): boolean => {
  if (fault.type === 'stall' && fault.until - fault.from < tellingStall(lease)) return false
  if (fault.type === 'cut') return losesAnswer(fault, before)
  return strikesSender(fault, before, mail, lease) || delays(fault, before, mail, lease)
}

/** Its way was cut while the answer of SES was on it, whoever was to hear it. */
const losesAnswer = ({ from, until }: Fault, { at }: Mail): boolean => at >= from - LONGEST_ANSWER_MS && at <= until

/** Its sender was struck before it could note that it had been sent, which it may while it has its lease. */
const strikesSender = ({ process, from, until }: Fault, before: Mail, mail: Mail, lease: number): boolean =>
  process === before.by && before.at >= from - lease && before.at <= until && mail.at >= from

/** Its sender stood still on the point of sending it, and another one took over. */
const delays = ({ type, process, from, until }: Fault, before: Mail, mail: Mail, lease: number): boolean =>
  type === 'stall' && process === mail.by && before.at >= from && mail.at <= until + tellingStall(lease)
