import { Counter } from 'prom-client'
import type { MetricsRegistry } from './metrics-registry.js'

type Definition<Kind extends string> = Readonly<{
  registry: MetricsRegistry
  name: string
  help: string
  label: string
  /** All kinds there are: one that is missing does not compile. */
  kinds: Readonly<Record<Kind, true>>
}>

/**
 * A counter with one label, of which every kind is there from the start, at 0. Answers what counts one of a kind. prom-client is
 * told when somebody asks how many: it makes a text of the label for every one that it is told of.
 */
export const counterOfKinds = <Kind extends string>({
  registry,
  label,
  kinds,
  ...named
}: Definition<Kind>): ((kind: Kind) => void) => {
  const counts = new Map(Object.keys(kinds).map(kind => [kind, 0]))
  new Counter<string>({
    ...named,
    labelNames: [label],
    registers: [registry],
    collect() {
      for (const [kind, count] of counts) this.inc({ [label]: kind }, count)
      for (const kind of counts.keys()) counts.set(kind, 0)
    },
  })
  return kind => void counts.set(kind, (counts.get(kind) ?? 0) + 1)
}
