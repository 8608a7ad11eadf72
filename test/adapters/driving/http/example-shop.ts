import { randomUUID } from 'node:crypto'
import { EXAMPLE } from '../../../../src/adapters/driving/http/docs/example-values.js'
import { createHttpApp } from '../../../../src/adapters/driving/http/http-app.js'
import { startHttpServer } from '../../../../src/adapters/driving/http/http-server.js'
import type { Who } from '../../../../src/adapters/driving/http/route.js'
import { seed } from '../../../../src/bootstrap/seed.js'
import { T } from '../../../../src/bootstrap/tokens.js'
import { ask, asked } from '../../../support/ask.js'
import { valueOf } from '../../../support/outcome-of.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { aWorld } from '../../../support/world.js'

type Tokens = Readonly<{ accessToken: string; refreshToken: string }>

const ADMINISTRATOR = { email: 'admin@example.com', password: EXAMPLE.password }
const BETWEEN_MAILS = 61_000
const BASKET = { items: [{ sku: 'MUG-STONEWARE', quantity: 1 }] }

/** The service in the state of which the examples speak, and what stands in it for their values. */
export const exampleShop = async () => {
  const { container, admin, clock, tokenMailedTo } = aWorld()
  const ports = container.get(T.httpPorts)
  await valueOf(seed(ports, admin))
  await valueOf(container.get(T.ensureAdministrator)(ADMINISTRATOR))
  const app = createHttpApp({
    ports,
    readiness: { dependencies: {}, stopping: new AbortController().signal },
    conveniences: { mails: container.get(T.mailbox).mails },
    metrics: async () => ({ type: 'text/plain', text: '' }),
    logger: silentLogger,
    requestId: randomUUID,
  })
  const { address, stop } = await startHttpServer({ app, host: '127.0.0.1', port: 0, logger: silentLogger })

  const post = <T>(path: string, json: object, token?: string) => asked<T>(ask('POST', address + path, { json, token }))
  const customer = { email: EXAMPLE.email, password: EXAMPLE.password }
  const { userId } = await post<{ userId: string }>('/api/auth/register', customer)
  const verificationToken = (await tokenMailedTo(customer.email, 'verifyEmail')) ?? ''
  await post('/api/auth/forgot-password', { email: customer.email })
  const resetToken = (await tokenMailedTo(customer.email, 'resetPassword')) ?? ''
  clock.advance(BETWEEN_MAILS)
  const { accessToken, refreshToken } = await post<Tokens>('/api/auth/login', customer)
  const administrators = await post<Tokens>('/api/auth/login', ADMINISTRATOR)
  await post('/api/orders', BASKET, accessToken)
  const { orderId } = await post<{ orderId: string }>('/api/orders', BASKET, accessToken)
  const page = ask('GET', `${address}/api/orders?limit=1`, { token: accessToken })
  const { nextCursor } = await asked<{ nextCursor: string }>(page)

  const sessions = ask('GET', `${address}/api/auth/sessions`, { token: accessToken })
  const { items } = await asked<{ items: readonly { sessionId: string }[] }>(sessions)
  const { importId } = await importing(address, administrators.accessToken)

  const tokens: Readonly<Record<Who, string | undefined>> = {
    anyone: undefined,
    'signed-in': accessToken,
    admin: administrators.accessToken,
  }
  const standIns: Readonly<Record<string, string>> = {
    [EXAMPLE.userId]: userId,
    [EXAMPLE.sessionId]: items[0]?.sessionId ?? '',
    [EXAMPLE.verificationToken]: verificationToken,
    [EXAMPLE.resetToken]: resetToken,
    [EXAMPLE.importId]: importId,
    [EXAMPLE.orderId]: orderId,
    [EXAMPLE.refreshToken]: refreshToken,
    [EXAMPLE.cursor]: nextCursor,
  }
  return { address, tokens, standIns, close: () => stop(0) }
}

const importing = async (address: string, token: string): Promise<{ importId: string }> => {
  const answer = await fetch(`${address}/api/inventory/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': 'an-earlier-import' },
    body: 'sku,name,unitPrice.amount,unitPrice.currency\nWHISK,Whisk,1200,USD\n',
  })
  return (await answer.json()) as { importId: string }
}
