import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../chaos/chance.js'
import { ask } from '../support/ask.js'
import type { DigestedReading } from './check-readings.js'

export type Reader = Readonly<{
  token: () => string
  addresses: () => readonly string[]
  chance: Chance
  /** Hears of an answer that a reader does not expect. */
  strange: (what: string) => void
}>
/**
 * `at`: after the order was acknowledged, ms. `naming`: what was shown first, or last, so that nothing is sent if that is still so. `wait`: for
 * so many seconds at most.
 */
type Look = Readonly<{ at: number; naming?: 'first' | 'last'; wait?: number }>
type Shown = Readonly<{ etag: string; status: string; digest: string }>

/** While the order is decided, while caches may be behind, and after that. Who names what was shown first may have been away for long. */
const LOOKS: readonly Look[] = [
  ...[{ at: 0 }, { at: 30, wait: 8 }, { at: 60 }, { at: 150 }, { at: 300, naming: 'last', wait: 5 } as const],
  ...[
    { at: 400 },
    { at: 900 },
    { at: 1_200, naming: 'last' } as const,
    { at: 1_500, naming: 'first', wait: 1 } as const,
  ],
  ...[{ at: 1_800 }, { at: 2_600 }, { at: 3_200, naming: 'first' } as const],
  ...[{ at: 4_500 }, { at: 5_500, naming: 'first' } as const, { at: 7_000 }],
]
export const ONE_LOOK: readonly Look[] = [{ at: 0 }]
const EARLIER_OR_LATER = 0.3
const ANSWERED_WITHIN_MS = 5_000

/** Reads the order again and again, by any of the APIs; one that does not answer has shown nothing. */
export const readingBack = async (
  orderId: string,
  { token, addresses, chance, strange }: Reader,
  heard: (reading: DigestedReading) => void,
  looks = LOOKS,
): Promise<void> => {
  const began = performance.now()
  const shown: Shown[] = []
  const waits: Promise<void>[] = []
  for (const look of looks) {
    const at = look.at * chance.between(1 - EARLIER_OR_LATER, 1 + EARLIER_OR_LATER)
    await pause(Math.max(0, began + at - performance.now()))
    const up = addresses()
    if (up.length === 0) continue
    const url = `${chance.oneOf(up)}/api/orders/${orderId}`
    const reading = read({ orderId, url, token: token(), strange }, look, shown).then(
      answered => answered && heard(answered),
      () => undefined,
    )
    // What is shown meanwhile is read beside it.
    if (look.wait === undefined) await reading
    else waits.push(reading)
  }
  await Promise.all(waits)
}

type Asking = Readonly<{ orderId: string; url: string; token: string }> & Pick<Reader, 'strange'>

/** Adds to what has been shown. */
const read = async (
  { orderId, url, token, strange }: Asking,
  { naming, wait }: Look,
  shown: Shown[],
): Promise<DigestedReading | undefined> => {
  const named = naming && shown.at(naming === 'first' ? 0 : -1)
  const asked = performance.now()
  const { status, text, json, headers } = await ask('GET', wait === undefined ? url : `${url}?wait=${wait}`, {
    ...{ token, known: named?.etag, within: (wait ?? 0) * 1_000 + ANSWERED_WITHIN_MS },
  })
  const reading = {
    ...{ orderId, asked, answered: performance.now() },
    ...(named && { had: named.status }),
    ...(wait !== undefined && { waited: true as const }),
  }
  const etag = headers.get('etag') ?? ''
  if (status === 404) return { ...reading, status: 'Missing', digest: '' }
  if (status === 304) {
    const same = shown.find(each => each.etag === etag)
    return { ...reading, unchanged: true, status: same?.status ?? `as ${etag}`, digest: same?.digest ?? '' }
  }
  if (status !== 200) {
    if (status < 500 && status !== 429) strange(`a reader does not expect ${status}: ${text}`)
    return undefined
  }
  const digest = createHash('sha256').update(text).digest('base64url')
  const now = { status: (json as { status: string }).status, digest }
  shown.push({ etag, ...now })
  return { ...reading, ...now }
}
