import type { ProofRecord } from '../proof-record.js'
import { play, type Play } from './play.js'
import type { Rule } from './rule.js'
import { RULES } from './rules.js'
import type { StageServers } from './stage.js'

export type RuleName = (typeof RULES)[number]['name']

/** A rule of the protocol turned off, and a story in which that matters. */
export type Sabotage = Readonly<{
  rule: RuleName
  /** What happens without the rule, in a sentence. */
  without: string
  /** The names of the checks that must find it when the rule is off, which are all that may. */
  breaks: readonly string[]
  /** What else would prevent it, if there is something. */
  guardedBy?: string
  /** Plays the story, with the rule off if `broken`: then the record says so; with it on nothing may be found. */
  play: (servers: StageServers, play: Play) => Promise<ProofRecord>
  /** Plays the story in which that is in the way: nothing may be found although the rule is off. */
  playGuarded?: Sabotage['play']
}>

const sabotageOf = (rule: Rule<RuleName>): Sabotage => {
  const { name, without, breaks, guarded } = rule
  return {
    ...{ rule: name, without, breaks },
    play: (servers, how) => play(rule, servers, how),
    ...(guarded && {
      guardedBy: guarded.by,
      playGuarded: (servers, how) => play({ ...rule, play: guarded.play }, servers, how),
    }),
  }
}

export const SABOTAGES: readonly Sabotage[] = RULES.map(sabotageOf)

/** The sabotage of that name, in which hyphens may stand for spaces, or each one, if it is `all`. Throws a sentence that names them. */
export const sabotagesNamed = (name: string): readonly Sabotage[] => {
  const asked = name.replaceAll(' ', '-')
  const found = SABOTAGES.filter(({ rule }) => asked === 'all' || rule.replaceAll(' ', '-') === asked)
  if (found.length > 0) return found
  throw new Error(`there is no rule ${name}, but: ${SABOTAGES.map(({ rule }) => rule).join(', ')}; or all`)
}
