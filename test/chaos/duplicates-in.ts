import { MAILS_AT_ONCE, MAIL_LEASE_MS } from './chaos-timings.js'
import type { Fault, History, Mail } from './history.js'

/** A mail beyond the first of an order, and what it comes of, as far as anybody knows. */
export type Duplicate = Readonly<{ orderId: string; because?: Because }>
type Because = Fault | 'no answer' | 'not marked'

/** An attempt is given up after half its lease: what stands still for less is told its answer. */
const TELLING_STALL_MS = MAIL_LEASE_MS / 2

/**
 * Each mail but the first of its order, by what happened to whoever sent the one before it. One fault excuses one more mail of an order, and as many
 * orders as a process mails at once; a mark that could not be written, one more mail of its order.
 */
export const duplicatesIn = (
  mailsOf: ReadonlyMap<string, readonly Mail[]>,
  { faults, unmarked }: Pick<History, 'faults' | 'unmarked'>,
): readonly Duplicate[] => {
  const excused = new Map<Fault, number>()
  const left = [...unmarked]
  const wasUnmarked = (orderId: string, { by }: Mail): boolean => {
    const found = left.findIndex(each => each.orderId === orderId && each.by === by)
    return found >= 0 && left.splice(found, 1).length > 0
  }
  const excuseOf = (orderId: string, before: Mail, mail: Mail): Because | undefined => {
    const fault = faults.find(each => explains(each, before, mail) && (excused.get(each) ?? 0) < MAILS_AT_ONCE)
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

const explains = (fault: Fault, before: Mail, mail: Mail): boolean => {
  if (fault.type === 'stall' && fault.until - fault.from < TELLING_STALL_MS) return false
  return strikesSender(fault, before, mail) || delays(fault, before, mail)
}

/** Its sender was struck before it could note that it had been sent, which it may while it has its lease. */
const strikesSender = ({ process, from, until }: Fault, before: Mail, mail: Mail): boolean =>
  process === before.by && before.at >= from - MAIL_LEASE_MS && before.at <= until && mail.at >= from

/** Its sender stood still on the point of sending it, and another one took over. */
const delays = ({ type, process, from, until }: Fault, before: Mail, mail: Mail): boolean =>
  type === 'stall' && process === mail.by && before.at >= from && mail.at <= until + TELLING_STALL_MS
