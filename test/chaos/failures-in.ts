import type { Findings } from './check-history.js'

type Failures = Partial<Omit<Findings, 'duplicatedMails' | 'recovered'>>

/** Of the findings, what must not be. */
export const failuresIn = ({ duplicatedMails: _excused, recovered: _meant, ...rest }: Findings): Failures =>
  Object.fromEntries(Object.entries(rest).filter(([, found]) => found.length > 0))
