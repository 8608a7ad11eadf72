import type { Item } from '../../../domain/order/order-line.js'
import type { PortError } from './http-ports.js'

/** One thing that is wrong with a request, and where: in the body (RFC 6901, as a URI fragment), the URL, or a header. */
export type Fault = Readonly<{ detail: string }> &
  (Readonly<{ pointer: string }> | Readonly<{ parameter: string }> | Readonly<{ header: string }>)

/** What only HTTP can refuse, before any port is asked. */
export type HttpRefusal =
  | Readonly<{ type: 'NotSignedIn' }>
  | Readonly<{ type: 'MalformedTarget' }>
  | Readonly<{ type: 'AmbiguousHost' }>
  | Readonly<{ type: 'ExpectationFailed' }>
  | Readonly<{ type: 'TooManyHeaders'; limit: number }>
  | Readonly<{ type: 'RouteNotFound' }>
  | Readonly<{ type: 'MethodNotAllowed'; allow: readonly string[] }>
  | Readonly<{ type: 'MalformedJson' }>
  | Readonly<{ type: 'IncompleteBody' }>
  | Readonly<{ type: 'BodyTooLarge'; limit?: string }>
  | Readonly<{ type: 'UnsupportedMediaType'; accept?: readonly string[] }>
  | Readonly<{ type: 'MalformedRows'; faults: readonly Fault[] }>
  | Readonly<{ type: 'InvalidRequest'; faults: readonly Fault[] }>
  | Readonly<{ type: 'TooManyRequests'; retryAfterMs: number }>
  | Readonly<{ type: 'WaitingRoomFull'; retryAfterMs: number }>
  | Readonly<{ type: 'NotReady'; dependencies: Readonly<Record<string, 'up' | 'down'>> }>
  | Readonly<{ type: 'Bug' }>

export type AppError = PortError | HttpRefusal

/**
 * An error as it is told to the client; with the items that were asked for, each item at fault can be pointed at, and with
 * the name of a field, that one in the place of the usual one.
 */
export type Told<Type extends AppError['type'] = AppError['type']> = Extract<AppError, { type: Type }> &
  Readonly<{ items?: readonly Item[]; field?: string }>
