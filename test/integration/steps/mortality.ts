import { failing, type Failing } from '../../races/support/failing.js'
import type { Around } from '../../races/support/step-by-step.js'
import type { Order, Strike, Told } from './strike.js'

export type Mortality = Readonly<{
  around: Around
  obey: (order: Order) => void
}>

/** What goes around every call of a process that dies where it is ordered to. */
export const mortality = (tell: (told: Told) => void, first?: Strike): Mortality => {
  const withheld = new Map<string, Gate>()
  let death = first ? fatal(first, tell) : immortal

  return {
    around: async (name, call) => {
      tell({ called: name })
      await withheld.get(name)?.opened
      return death.around(name, async () => {
        const outcome = await call()
        tell({ done: name })
        return outcome
      })
    },
    obey: order => {
      if ('strike' in order) death = fatal(order.strike, tell)
      else if ('spare' in order) death = immortal
      else if ('loseAnswer' in order) death = deaf(order.loseAnswer)
      else if ('withhold' in order) withheld.set(order.withhold, gate())
      else withheld.get(order.letGo)?.open()
      tell({ obeyed: order })
    },
  }
}

const crash = (moment: Strike['moment'], strikes: (name: string) => boolean): Failing =>
  failing({ kind: 'crash', moment }, strikes)

const immortal = crash('before', () => false)

const deaf = (call: string): Failing => failing({ kind: 'unknown', moment: 'after' }, name => name === call)

const fatal = ({ call, nth, moment }: Strike, tell: (told: Told) => void): Failing => {
  let passed = 0
  const death = crash(moment, name => name === call && ++passed === nth)
  void death.halted.then(() => {
    tell({ struck: call })
    process.kill(process.pid, 'SIGKILL')
  })
  return death
}

type Gate = Readonly<{ opened: Promise<void>; open: () => void }>

const gate = (): Gate => {
  let open: () => void = () => undefined
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open }
}
