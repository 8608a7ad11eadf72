import type { Changes } from '../../integration/steps/mortal-service.js'
import type { Stage } from './stage.js'
import type { Soon } from './timings.js'

/** A rule of the protocol, how it is turned off, and what becomes of that. */
export type Rule<Name extends string = string> = Readonly<{
  name: Name
  /** What happens without it, in a sentence. */
  without: string
  /** What is made otherwise in each process of the service. */
  turnOff: Changes
  /** The checks that find it, by name. */
  breaks: readonly string[]
  /** How many units of the product are on the shelf. */
  units: number
  /** What others look after at once; what is not said here is left alone for as long as the story lasts. */
  soon: readonly Soon[]
  /** Who does what when. */
  play: (stage: Stage) => Promise<void>
  /** A story in which something else prevents what would come of it. */
  guarded?: Readonly<{ by: string; play: Rule['play'] }>
}>
