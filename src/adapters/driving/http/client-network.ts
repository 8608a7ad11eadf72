import type { IncomingMessage } from 'node:http'
import { remembered } from '../../support/remembered.js'
import { networkOf } from './network-of.js'

const lately = remembered(networkOf, 10_000)

/** Where nobody can say. All of them are one client. */
const UNKNOWN = 'unknown'

/**
 * The network that a request came from. Each trusted proxy adds to the right of `X-Forwarded-For` whom it was asked by: the
 * nth from the right is what the outermost of n says. What is left of it anybody can have written, and it is never read.
 */
export const clientNetwork = ({ headers, socket }: IncomingMessage, trustedProxies: number): string => {
  const peer = socket.remoteAddress ?? ''
  const client = trustedProxies === 0 ? peer : (forwardedFor(headers).slice(-trustedProxies)[0] ?? peer)
  return lately(client) ?? lately(peer) ?? UNKNOWN
}

// Sent several times, Node joins them in their order.
const forwardedFor = (headers: IncomingMessage['headers']): readonly string[] =>
  String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .filter(entry => entry.trim() !== '')
