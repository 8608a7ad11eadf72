import type { ResultAsync } from 'neverthrow'
import type { OrderJson } from '../../src/adapters/wire/order-json.js'
import type { World } from '../support/world.js'

/** A request that was refused, by the name of the error, with what the refusal says beyond that. */
export type Refusal = Readonly<{
  type: string
  shortages?: readonly Readonly<{ sku: string; requested: number; available: number }>[]
  /** What the order is already. */
  status?: string
}>
export type Asked<T> = ResultAsync<T, Refusal>

export type Tokens = Readonly<{ accessToken: string; refreshToken: string; expiresIn: number }>
export type Credentials = Readonly<{ email: string; password: string; device?: string }>
export type AccountSeen = Readonly<{ userId: string; email: string; role: string; disabled: boolean }>
export type SessionSeen = Readonly<{
  sessionId: string
  device: string
  createdAt: string
  lastUsedAt: string
  current: boolean
}>
/** Where requests come from unless it is said. */
export const SOMEWHERE = '192.0.2.1'
/** How many units of each SKU, line by line. */
export type Lines = readonly (readonly [sku: string, units: number])[]
/** Which orders; times are RFC 3339, UTC. */
export type Selected = Readonly<{
  status?: OrderJson['status']
  sku?: string
  userId?: string
  from?: string
  to?: string
}>
export type Placed = Readonly<{ order: OrderJson; replayed: boolean }>

/**
 * What a customer can ask of the shop, in the customer's words: the same story is told through the driving ports and over
 * HTTP. `token` is the access token of who asks.
 */
export type Shop = Readonly<{
  /** The shelves, the worker and the time behind it. */
  world: World
  register: (credentials: Credentials) => Asked<void>
  /** `from`: the address that it comes from. */
  signIn: (credentials: Credentials, from?: string) => Asked<Tokens>
  refresh: (refreshToken: string) => Asked<Tokens>
  signOut: (token: string) => Asked<void>
  signOutEverywhere: (token: string) => Asked<void>
  sessions: (token: string) => Asked<readonly SessionSeen[]>
  endSession: (token: string, sessionId: string) => Asked<void>
  changePassword: (token: string, currentPassword: string, newPassword: string) => Asked<void>
  isVerified: (token: string) => Asked<boolean>
  sendVerification: (token: string) => Asked<void>
  verifyEmail: (linkToken: string) => Asked<void>
  forgotPassword: (email: string) => Asked<unknown>
  resetPassword: (linkToken: string, newPassword: string) => Asked<void>
  /** The account under an address, as administrators see it. */
  findAccount: (token: string, email: string) => Asked<AccountSeen | undefined>
  administer: (token: string, action: 'disable' | 'enable', userId: string) => Asked<AccountSeen>
  /** The e-mail address of the account. */
  whoAmI: (token: string) => Asked<string>
  place: (token: string, lines: Lines, key?: string) => Asked<Placed>
  read: (token: string, orderId: string) => Asked<OrderJson>
  /** The order once it is decided, or as it is after a second. */
  await: (token: string, orderId: string) => Asked<OrderJson>
  /** The ids of the orders, the newest first, page by page. */
  list: (token: string, selected: Selected, pageSize: number) => Asked<readonly (readonly string[])[]>
  /** What was done, oldest first. */
  history: (token: string, orderId: string) => Asked<readonly string[]>
  cancel: (token: string, orderId: string, reason?: string) => Asked<OrderJson>
  /** The SKUs that are found, page by page. */
  browse: (token: string, asked: Readonly<{ limit: number; q?: string }>) => Asked<readonly (readonly string[])[]>
  available: (token: string, sku: string) => Asked<number>
  /** To whom a mail was sent, and about which order; oldest first. */
  mails: () => Promise<readonly Readonly<{ to: string; orderId: string }>[]>
  close: () => Promise<unknown>
}>
