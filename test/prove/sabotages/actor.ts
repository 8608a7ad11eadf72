import { begin, type Life } from '../../integration/steps/life.js'
import type { Order, Told } from '../../integration/steps/strike.js'
import { eventually } from '../../support/servers/eventually.js'

/** A process of the service, which does as the story says at the calls of its driven ports: `orders.record`. */
export type Actor = Readonly<{
  name: string
  address: string
  /** All that it has told so far. */
  told: readonly Told[]
  /** Stops at whatever such call is to come, before it is made, until it `goesOn`. */
  stopsAt: (call: string) => Promise<void>
  /** Resolves when it stands at the call at which it stops. */
  isAt: (call: string) => Promise<void>
  goesOn: (call: string) => Promise<void>
  /** Resolves when it has made the call, once at least. */
  hasDone: (call: string) => Promise<void>
  /** Makes the next such call, and never hears whether it was done. */
  hearsNothingOf: (call: string) => Promise<void>
  /** Is killed at the next such call. */
  diesBefore: (call: string) => Promise<void>
  diesAfter: (call: string) => Promise<void>
  /** Is killed now. */
  dies: () => Promise<void>
  /** Resolves when it is dead. */
  isDead: Promise<void>
  isAlive: () => boolean
  /** When it was killed as the story says, on the monotonic clock, ms; undefined if it was not. */
  killedAt: () => number | undefined
}>

const POLL_MS = 5
const EVERY_TICK_ENDS_WITH = 'administration.fileAdjustments'

/** Starts a process of the program; resolves when it is up. */
export const actor = async (
  name: string,
  program: string,
  variables: Readonly<Record<string, string>>,
): Promise<Actor> => {
  const life = await begin(program, variables)
  const { address, told, order, over } = life
  if (address === undefined) throw new Error(`process ${name} is not up`)
  let killedAt: number | undefined
  const dying = (call: string, moment: 'before' | 'after') => order({ strike: { call, nth: 1, moment } })
  void over.then(() => {
    if (life.isStruck()) killedAt ??= performance.now()
  })

  const until = (what: string, holds: () => boolean) =>
    eventually(`process ${name} ${what}`, async () => holds() || undefined, { every: POLL_MS, hopeless: life.isOver })

  return {
    ...{ name, address, told, isDead: over },
    stopsAt: call => order({ withhold: call }),
    isAt: async call => {
      const since = told.findLastIndex(each => 'obeyed' in each && isWithholding(each.obeyed, call))
      await until(`to stop at ${call}`, () => callsOf(told, 'called', since).includes(call))
    },
    goesOn: call => order({ letGo: call }),
    hasDone: async call => {
      await until(`to have done ${call}`, () => callsOf(told, 'done').includes(call))
    },
    hearsNothingOf: call => order({ loseAnswer: call }),
    diesBefore: call => dying(call, 'before'),
    diesAfter: call => dying(call, 'after'),
    dies: async () => {
      killedAt = performance.now()
      await life.kill()
    },
    isAlive: () => !life.isOver(),
    killedAt: () => killedAt,
  }
}

/** How often its reconciler has looked so far. */
export const looksOf = ({ told }: Pick<Life, 'told'>): number =>
  callsOf(told, 'done').filter(call => call === EVERY_TICK_ENDS_WITH).length

const isWithholding = (order: Order, call: string): boolean => 'withhold' in order && order.withhold === call

const callsOf = (told: readonly Told[], what: 'called' | 'done', since = 0): readonly string[] =>
  told.slice(since).flatMap(each => (what in each ? [(each as Record<typeof what, string>)[what]] : []))
