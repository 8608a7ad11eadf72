import type { IncomingMessage } from 'node:http'
import { remembered } from '../../support/remembered.js'
import { networkOf } from './network-of.js'

/** Of peers only: what a proxy passes on is part of a header, all of which would be kept with it. */
const networkOfPeer = remembered(networkOf, 10_000)

/** Where nobody can say. All of them are one client. */
const UNKNOWN = 'unknown'

/**
 * The network that a request came from. Each trusted proxy adds to the right of `X-Forwarded-For` whom it was asked by: the
 * nth from the right is what the outermost of n says. What is left of it anybody can have written, and it is never read.
 */
export const clientNetwork = ({ headers, socket }: IncomingMessage, trustedProxies: number): string => {
  const [client] = trustedProxies === 0 ? [] : forwardedFor(headers).slice(-trustedProxies)
  return (client === undefined ? undefined : networkOf(client)) ?? networkOfPeer(socket.remoteAddress ?? '') ?? UNKNOWN
}

// Sent several times, Node joins them in their order.
const forwardedFor = (headers: IncomingMessage['headers']): readonly string[] =>
  String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .filter(entry => entry.trim() !== '')
