import type { Check, ProofRecord } from '../proof-record.js'
import { counted, spaced } from './in-words.js'

/** `not exercised`: nothing happened that could have broken the claim, so that the run says nothing of it. */
export type Standing = 'held' | 'violated' | 'not exercised'

/** What a run is worth: `good` if it shows what it was to show, in a word and in a sentence. */
export type Verdict = Readonly<{ good: boolean; word: string; sentence: string }>

export const standingOf = ({ examined, violations }: Check): Standing => {
  if (violations.length > 0) return 'violated'
  return examined > 0 ? 'held' : 'not exercised'
}

/**
 * A run proves its claims if each was examined and held. One in which a rule was turned off is good if a check saw that; it
 * proves nothing of the service either way.
 */
export const verdictOf = ({ checks, sabotage }: ProofRecord): Verdict => {
  const claims = counted(checks.length, 'claim')
  const violated = namesOf(checks, 'violated')
  const idle = namesOf(checks, 'not exercised')
  if (sabotage !== undefined)
    return violated.length > 0
      ? {
          good: true,
          word: 'SABOTAGE FOUND',
          sentence: `The rule “${sabotage}” was turned off, and the checks saw it: ${violated.join(', ')}.`,
        }
      : {
          good: false,
          word: 'SABOTAGE NOT FOUND',
          sentence: `The rule “${sabotage}” was turned off, and no check saw it: they would not see it missing in the service either.`,
        }
  if (violated.length > 0)
    return notProven(`${violated.length} of ${claims} did not hold: ${violated.join(', ')}.${aside(idle)}`)
  if (checks.length === 0) return notProven('Nothing was examined.')
  if (idle.length > 0) return notProven(`Nothing examined was violated, but that is not all.${aside(idle)}`)
  return { good: true, word: 'PROVEN', sentence: `Each of ${claims} was examined, and held.` }
}

const namesOf = (checks: readonly Check[], standing: Standing): readonly string[] =>
  checks.filter(check => standingOf(check) === standing).map(({ name }) => spaced(name))

const notProven = (sentence: string): Verdict => ({ good: false, word: 'NOT PROVEN', sentence })

const aside = (idle: readonly string[]): string =>
  idle.length > 0 ? ` Not exercised, so that this run says nothing of it: ${idle.join(', ')}.` : ''
