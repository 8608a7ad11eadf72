import { MAILS_AT_ONCE, MAIL_LEASE_MS } from './chaos-timings.js'
import type { Fault, History, Mail } from './history.js'

/** A mail beyond the first of an order, and what it comes of, as far as anybody knows. */
export type Duplicate = Readonly<{ orderId: string; because?: Fault | 'no answer' }>

/** An attempt is given up after half its lease: what stands still for less is told its answer. */
const TELLING_STALL_MS = MAIL_LEASE_MS / 2

/**
 * Each mail but the first of its order, by what happened to whoever sent the one before it. One fault excuses one more mail of an order, and as many
 * orders as a process mails at once.
 */
export const duplicatesIn = (
  mailsOf: ReadonlyMap<string, readonly Mail[]>,
  faults: History['faults'],
): readonly Duplicate[] => {
  const excused = new Map<Fault, number>()
  const excuseOf = (before: Mail, mail: Mail): Fault | 'no answer' | undefined => {
    const fault = faults.find(each => explains(each, before, mail) && (excused.get(each) ?? 0) < MAILS_AT_ONCE)
    if (fault) excused.set(fault, (excused.get(fault) ?? 0) + 1)
    return fault ?? (before.answered ? undefined : 'no answer')
  }
  return [...mailsOf].flatMap(([orderId, mails]) =>
    [...mails]
      .sort((one, other) => one.at - other.at)
      .flatMap((mail, index, inOrder) => {
        const before = inOrder[index - 1]
        if (!before) return []
        const because = excuseOf(before, mail)
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
