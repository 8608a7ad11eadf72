import { setTimeout as pause } from 'node:timers/promises'
import { mortalProgram } from '../../integration/steps/mortal-program.js'
import { isQuiet } from '../../support/documents-in.js'
import type { ProofRecord } from '../proof-record.js'
import { looksOf } from './actor.js'
import { recordOf } from './record-of.js'
import type { Rule } from './rule.js'
import { openStage, type OpenStage, type StageServers } from './stage.js'

export type Play = Readonly<{ broken: boolean; seed: number }>

const MAIN = 'test/prove/sabotages/sabotage-main.ts'
/** After so many looks of each reconciler that is alive, all of which are nearer to each other than anything may take. */
const LOOKS_IN_VAIN = 30
const POLL_MS = 20

let plays = 0
let program: Promise<string> | undefined

/** Plays the story of the rule, with it or without it, on a database of its own; answers what is found when all is quiet. */
export const play = async (rule: Rule, servers: StageServers, { broken, seed }: Play): Promise<ProofRecord> => {
  const { name, units, soon } = rule
  program ??= mortalProgram(MAIN)
  const startedAt = new Date().toISOString()
  const stage = await openStage(servers, {
    name: `sabotage-${process.pid}-${seed}-${++plays}`,
    variables: broken ? { SABOTAGE: name } : {},
    ...{ program: await program, units, soon },
  })
  try {
    await rule.play(stage)
    await untilNothingChanges(stage)
    return await recordOf(stage, { rule: name, broken, seed, startedAt })
  } finally {
    await stage.close()
  }
}

/** Until nothing is left to be done, or nobody who looks finds anything that can be done: what is left then is stuck. */
const untilNothingChanges = async ({ one, two, documents, watch }: OpenStage): Promise<void> => {
  const alive = [one, two].filter(({ isAlive }) => isAlive())
  const looks = () => Math.min(...alive.map(looksOf))
  let [since, changes] = [looks(), watch.changes()]
  while (looks() - since < LOOKS_IN_VAIN) {
    if (isQuiet(await documents.orders(), await documents.stock())) return
    if (watch.changes() !== changes) [since, changes] = [looks(), watch.changes()]
    await pause(POLL_MS)
  }
}
