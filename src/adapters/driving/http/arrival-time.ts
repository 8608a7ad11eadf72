import type { IncomingMessage } from 'node:http'

const granted = new WeakMap<IncomingMessage, number>()

/** Gives a request so long to arrive, ms; it never has less than the server gives to all. */
export const grantTime = (request: IncomingMessage, ms: number): void => void granted.set(request, ms)

/** How long a request has been given to arrive, ms. */
export const grantedTime = (request: IncomingMessage): number => granted.get(request) ?? 0

/** Tells of a request that has not arrived after so long, ms. */
export const unlessArrived = (request: IncomingMessage, ms: number, late: () => void): void => {
  const timer = setTimeout(() => {
    if (!request.complete) late()
  }, ms)
  request.once('close', () => clearTimeout(timer))
}
