import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Answer } from '../../support/ask.js'
import { times } from '../../support/times.js'

type Sent = Readonly<{ path: string; token: string; key: string; json: object }>

const PATIENCE_MS = 60_000
const PAUSE_MS = 100

/** As a client that has a key may: no answer, or 503, and it asks again, elsewhere. */
const insisting = async (
  addresses: () => readonly string[],
  nth: number,
  { path, ...asking }: Sent,
): Promise<Answer> => {
  const end = performance.now() + PATIENCE_MS
  for (let tries = 0; ; tries += 1) {
    const up = addresses()
    const address = up[(nth + tries) % up.length]
    const answer = address === undefined ? undefined : await ask('POST', address + path, asking).catch(() => undefined)
    if (answer && answer.status !== 503) return answer
    if (performance.now() > end) throw new Error(`no answer under ${asking.key}: ${answer?.text}`)
    await pause(PAUSE_MS)
  }
}

/** The answers to the same request, sent by so many clients at once over all addresses. */
export const answersTo = (
  addresses: () => readonly string[],
  clients: number,
  sent: Sent,
): Promise<readonly Answer[]> => Promise.all(times(clients, nth => insisting(addresses, nth, sent)))

export const isReplayed = ({ headers }: Answer): boolean => headers.get('idempotency-replayed') === 'true'

/** The bodies that differ, byte by byte. */
export const bodiesOf = (answers: readonly Answer[]): readonly string[] => [...new Set(answers.map(({ text }) => text))]
