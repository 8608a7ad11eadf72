import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../chaos/chance.js'
import { ask } from '../support/ask.js'
import type { DigestedReading } from './check-readings.js'

export type Reader = Readonly<{ token: () => string; addresses: () => readonly string[]; chance: Chance }>

/** After the order was acknowledged, ms: while it is decided, while caches may be behind, and after that. */
const READ_AT_MS = [0, 60, 150, 400, 900, 1_800, 2_600, 4_500, 7_000]
const EARLIER_OR_LATER = 0.3
const ANSWERED_WITHIN_MS = 5_000

/** Reads the order again and again, by any of the APIs; one that does not answer has shown nothing. */
export const readingBack = async (
  orderId: string,
  { token, addresses, chance }: Reader,
  heard: (reading: DigestedReading) => void,
  readAt: readonly number[] = READ_AT_MS,
): Promise<void> => {
  const began = performance.now()
  for (const each of readAt) {
    const at = each * chance.between(1 - EARLIER_OR_LATER, 1 + EARLIER_OR_LATER)
    await pause(Math.max(0, began + at - performance.now()))
    const up = addresses()
    if (up.length === 0) continue
    const reading = await read(orderId, chance.oneOf(up), token()).catch(() => undefined)
    if (reading) heard(reading)
  }
}

const read = async (orderId: string, address: string, token: string): Promise<DigestedReading | undefined> => {
  const asked = performance.now()
  const { status, text, json } = await ask('GET', `${address}/api/orders/${orderId}`, {
    ...{ token, within: ANSWERED_WITHIN_MS },
  })
  const answered = performance.now()
  if (status === 404) return { orderId, asked, answered, status: 'Missing', digest: '' }
  if (status !== 200) return undefined
  const digest = createHash('sha256').update(text).digest('base64url')
  return { orderId, asked, answered, status: (json as { status: string }).status, digest }
}
