import type { IncomingMessage, ServerResponse } from 'node:http'
import { err, okAsync, type Result } from 'neverthrow'
import { parseOrderId, type OrderId } from '../../../domain/shared/ids.js'
import type { Admit } from './admission.js'
import { writeDirectly, type FlatHeaders } from './direct-answer.js'
import type { HttpState } from './http-context.js'
import type { HttpPorts } from './http-ports.js'
import type { Told } from './http-refusal.js'
import { knownBy } from './if-none-match.js'
import type { KoaAppOptions } from './koa-app.js'
import { bug, reported } from './last-resort.js'
import { orderOrNotModified } from './order-answer.js'
import type { RefusedLately } from './refused-lately.js'
import type { RequestLimits } from './request-limits.js'
import type { Watch } from './request-log.js'
import { refusalOf } from './respond.js'
import type { Answer } from './route.js'
import { READ_AN_ORDER } from './routes/order-routes.js'
import { wellFormed } from './well-formed-request.js'

export type PlainOrderReadsOptions = Pick<KoaAppOptions, 'logger' | 'requestId' | 'corsOrigins'> &
  Readonly<{
    getOrder: HttpPorts['getOrder']
    admit: Admit
    limits?: RequestLimits | undefined
    refused: RefusedLately
    watch: Watch
  }>

/** Answers the request, or says that it is none of its own, and has not touched it. */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => boolean

type Asked = Readonly<{
  req: IncomingMessage
  headers: IncomingMessage['headers']
  state: HttpState
  set: (header: string, value: string) => void
}>

/**
 * The shorter way for what is asked most by far: one order, and nothing else. Whoever asks for it is told the same as on
 * the way through Koa and the router, by the same parts, to the byte.
 */
export const plainOrderReads = (options: PlainOrderReadsOptions): Shortcut => {
  const { getOrder, admit, limits, refused, watch, logger, requestId, corsOrigins = [] } = options
  const always: FlatHeaders = corsOrigins.length > 0 ? ['Vary', 'Origin'] : []

  const answerTo = async (asked: Asked, orderId: OrderId): Promise<Result<Answer, Told>> => {
    const admitted = await admit(asked, 'signed-in')
    const counting = limits?.(asked, 'read') ?? okAsync(undefined)
    const read = () => admitted.asyncAndThen(by => getOrder({ by, orderId }))
    // It is read while it is counted, which saves waiting twice; not for whom the limit refused lately.
    const ahead = admitted.isOk() && !refused.has(admitted.value.userId)
    const reading = ahead ? read() : undefined
    // Should it reject meanwhile, it is heard of when its turn comes.
    reading?.then(undefined, () => undefined)
    const count = await counting
    if (count.isErr()) {
      if (admitted.isOk()) refused.add(admitted.value.userId, count.error.retryAfterMs)
      return err(count.error)
    }
    return (await (reading ?? read())).map(order => orderOrNotModified(order, knownBy(asked.headers)))
  }

  const serve = async (request: IncomingMessage, response: ServerResponse, orderId: OrderId) => {
    const state: HttpState = { requestId: requestId(), route: READ_AN_ORDER }
    const added: string[] = []
    watch({ method: 'GET', res: response, state })
    const asked = {
      req: request,
      headers: request.headers,
      state,
      set: (name: string, value: string) => added.push(name, value),
    }
    let answer: Answer
    try {
      const told = await answerTo(asked, orderId)
      answer = told.isOk() ? told.value : refusalOf(told.error, state)
    } catch (error) {
      answer = refusalOf(bug(logger, state, error), state)
    }
    if (!response.destroyed) writeDirectly(response, { ...answer, requestId: state.requestId, added }, always)
  }

  return (request, response) => {
    const orderId = plainlyAsked(request)
    if (orderId === undefined) return false
    serve(request, response, orderId).catch((error: unknown) => {
      reported(logger)(error)
      response.destroy()
    })
    return true
  }
}

const PATH = READ_AN_ORDER.slice(0, READ_AN_ORDER.indexOf(':'))
/** Where there is any of these, there is more to the request. */
const MORE = ['origin', 'expect', 'content-length', 'transfer-encoding']

const plainlyAsked = (request: IncomingMessage): OrderId | undefined => {
  const { method, url = '', headers } = request
  if (method !== 'GET' || !url.startsWith(PATH) || MORE.some(name => headers[name] !== undefined)) return undefined
  const id = parseOrderId(url.slice(PATH.length))
  return id.isOk() && wellFormed(request).isOk() ? id.value : undefined
}
