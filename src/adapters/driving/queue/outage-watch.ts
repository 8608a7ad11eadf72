/** Whether what a message needed answered; `unasked` when it did not come to that. */
export type Needed = 'answered' | 'down' | 'unasked'

export type OutageWatch = Readonly<{
  note: (needed: Needed) => void
  isOn: () => boolean
  /** Counts the probes since anything last answered: which one the next is, from 1. */
  nextProbe: () => number
  /** A probe was answered: messages may be tried again, and the first that fails brings the outage back. */
  giveItATry: () => void
}>

const FAILURES_IN_A_ROW = 5

/** Tells an outage from bad luck: several messages in a row could not be done, for want of something that they need. */
export const outageWatch = (): OutageWatch => {
  let failures = 0
  let probes = 0

  return {
    note: needed => {
      if (needed === 'down') failures += 1
      if (needed === 'answered') failures = probes = 0
    },
    isOn: () => failures >= FAILURES_IN_A_ROW,
    nextProbe: () => ++probes,
    giveItATry: () => {
      failures = FAILURES_IN_A_ROW - 1
    },
  }
}
