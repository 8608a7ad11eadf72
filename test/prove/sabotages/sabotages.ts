import type { ProofRecord } from '../proof-record.js'
import { play, type Play } from './play.js'
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
  /** Plays the story, with the rule off if `broken`: then the record says so; with it on nothing may be found. */
  play: (servers: StageServers, play: Play) => Promise<ProofRecord>
}>

export const SABOTAGES: readonly Sabotage[] = RULES.map(rule => ({
  rule: rule.name,
  without: rule.without,
  breaks: rule.breaks,
  play: (servers, how) => play(rule, servers, how),
}))
