import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { createHttpApp } from '../../src/adapters/driving/http/http-app.js'
import { startHttpServer } from '../../src/adapters/driving/http/http-server.js'
import { T } from '../../src/bootstrap/tokens.js'
import { anItem } from '../support/builders.js'
import { expectToKeepSecrets, noteSecrets } from '../support/kept-secrets.js'
import { valueOf } from '../support/outcome-of.js'
import { recordingLogger } from '../support/recording-logger.js'
import { aWorld, type World } from '../support/world.js'

export type Sent = Readonly<{ token?: string; json?: unknown; headers?: Record<string, string>; body?: string }>
export type Answer = Readonly<{ status: number; headers: Headers; text: string }>
export type SignedIn = Readonly<{ accessToken: string; refreshToken: string; sessionId: string }>
/** `owner` has placed the order; `stranger` is another customer. */
export type Person = 'owner' | 'stranger' | 'admin'

/** The whole service in memory on a real socket, with people in it, and something of theirs to be after. */
export type GuardedShop = Readonly<{
  world: World
  send: (method: string, path: string, sent?: Sent) => Promise<Answer>
  /** A new session of that person; others by the local part of their address. */
  signIn: (who: string) => Promise<SignedIn>
  /** Opens an account under `name@example.com`, and answers its id. */
  register: (name: string) => Promise<string>
  /** Makes an administrator of an account. */
  promote: (name: string) => Promise<unknown>
  /** An order of `owner`. */
  order: () => Promise<string>
  logged: ReturnType<typeof recordingLogger>['lines']
  close: () => Promise<unknown>
}>

export const PASSWORD = 'correct horse battery'
export const PRODUCT = 'MUG'
const AN_HOUR = 60 * 60_000

export const guardedShop = async (world: World = aWorld()): Promise<GuardedShop> => {
  const { container } = world
  const logger = recordingLogger()
  const app = createHttpApp({
    ports: container.get(T.httpPorts),
    readiness: { dependencies: {}, stopping: new AbortController().signal },
    metrics: async () => ({ type: 'text/plain', text: '' }),
    conveniences: { mails: container.get(T.mailbox).mails },
    logger,
    requestId: randomUUID,
  })
  const server = await startHttpServer({ app, host: '127.0.0.1', port: 0, logger })

  const register = async (name: string) => (await world.customer(name)).userId
  const promote = (name: string) => valueOf(container.get(T.makeAdministrator)({ email: `${name}@example.com` }))
  await register('stranger')
  await register('admin')
  await promote('admin')
  const owner = { userId: (await world.customer('owner')).userId, role: 'customer' } as const
  await world.stocked(PRODUCT, 100_000)
  // Long enough for each to be mailed a link again.
  world.clock.advance(AN_HOUR)

  return {
    world,
    register,
    promote,
    send: async (method, path, { token, json, headers, body }: Sent = {}) => {
      noteSecrets({ json })
      const response = await fetch(server.address + path, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body ?? (json === undefined ? null : JSON.stringify(json)),
      })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    signIn: async who => {
      // An account has ten sessions at most, and the oldest gives way.
      world.clock.advance(1)
      const credentials = { email: `${who}@example.com`, password: PASSWORD, from: '192.0.2.1' }
      const { accessToken, refreshToken } = await valueOf(container.get(T.logIn)(credentials))
      return { accessToken, refreshToken, sessionId: (jwt.decode(accessToken) as { sid: string }).sid }
    },
    order: async () => (await valueOf(world.place(owner, [anItem(PRODUCT)]))).order.id,
    logged: logger.lines,
    close: async () => {
      await server.stop(0)
      expectToKeepSecrets([...logger.lines, ...world.logged])
    },
  }
}
