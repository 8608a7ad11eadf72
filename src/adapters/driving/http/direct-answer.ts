import type { ServerResponse } from 'node:http'
import type { Answer } from './route.js'
import { JSON_TYPE } from './respond.js'
import { SECURITY_HEADERS } from './security-headers.js'

/** Names and values in turn. */
export type FlatHeaders = readonly string[]

const { 'Cache-Control': NO_STORE, ...SECURITY } = SECURITY_HEADERS
const SECURE: FlatHeaders = Object.entries(SECURITY).flat()

/** ASCII is the same bytes in both, but Node copies Latin 1 as it is, and makes UTF-8 of each character by itself. */
const ASCII = 'latin1'

/** `added`: what was said of the request while it was answered. */
export type DirectAnswer = Answer & Readonly<{ requestId: string; added: FlatHeaders }>

/**
 * Writes an answer past Koa, with the headers of every answer, all at once: the bytes are those that `respond` has Koa
 * write, at a fifth of the time. `always`: what else every answer says.
 */
export const writeDirectly = (response: ServerResponse, answer: DirectAnswer, always: FlatHeaders): void => {
  const { requestId, status, text, type = JSON_TYPE, headers = {}, added } = answer
  const { 'Cache-Control': cacheControl = NO_STORE } = headers
  const flat = ['X-Request-Id', requestId, ...SECURE, 'Cache-Control', cacheControl, ...always, ...added]
  for (const name in headers) if (name !== 'Cache-Control') flat.push(name, headers[name] ?? '')
  const length = text === undefined ? 0 : Buffer.byteLength(text)
  if (text !== undefined) flat.push('Content-Type', type, 'Content-Length', `${length}`)
  response.writeHead(status, flat).end(text, length === text?.length ? ASCII : 'utf8')
}
