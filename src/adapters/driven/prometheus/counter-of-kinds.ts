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

/** A counter with one label, of which every kind is there from the start, at 0. Answers what counts one of a kind. */
export const counterOfKinds = <Kind extends string>({
  registry,
  label,
  kinds,
  ...named
}: Definition<Kind>): ((kind: Kind) => void) => {
  const counter = new Counter<string>({ ...named, labelNames: [label], registers: [registry] })
  for (const kind of Object.keys(kinds)) counter.inc({ [label]: kind }, 0)
  return kind => counter.inc({ [label]: kind })
}
