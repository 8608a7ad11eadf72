import type { LinkPurpose } from '../../../domain/account/account-link.js'
import type { OrderId, SessionId, UserId } from '../../../domain/shared/ids.js'

export type RepairKind =
  'Published' | 'PutBack' | 'StockSettled' | 'MailRetried' | 'HoldAbandoned' | 'HoldSold' | 'HoldReleased'
export type AlarmKind = 'OrderStuck' | 'MailDead'

export type SignInRefused = Readonly<{
  type: 'SignInRefused'
  userId?: UserId
  reason: 'UnknownAccount' | 'WrongPassword' | 'Disabled' | 'TooManyAttempts'
}>

/** What operators want to know; in a healthy system there is neither a repair nor an alarm. */
export type TelemetryEvent =
  | Readonly<{ type: 'OrderPlaced' | 'OrderProcessed' | 'OrderFailed' | 'OrderCancelled'; orderId: OrderId }>
  /** A mail that has gone could not be noted as long as its claim lasted: another one may go. */
  | Readonly<{ type: 'MailUnmarked'; orderId: OrderId }>
  | Readonly<{ type: 'Repaired'; kind: RepairKind; orderId: OrderId }>
  | Readonly<{ type: 'Alarm'; kind: AlarmKind; orderId: OrderId }>
  | Readonly<{ type: 'AccountRegistered'; userId: UserId }>
  | Readonly<{
      type: 'SignedIn' | 'SignedOut' | 'SessionEnded' | 'RefreshTokenReused'
      userId: UserId
      sessionId: SessionId
    }>
  | Readonly<{ type: 'SignedOutEverywhere' | 'AdministratorMade'; userId: UserId }>
  | Readonly<{ type: 'PasswordChanged' | 'PasswordChangeRefused' | 'PasswordReset' | 'EmailVerified'; userId: UserId }>
  | Readonly<{ type: 'LinkMailed'; userId: UserId; purpose: LinkPurpose }>
  | Readonly<{ type: 'LinkNotMailed'; userId: UserId; purpose: LinkPurpose; reason: string }>
  | Readonly<{ type: 'AccountDisabled' | 'AccountEnabled'; userId: UserId; by?: UserId }>
  | SignInRefused

/** MUST neither fail nor slow down who tells it. */
export interface Telemetry {
  note(event: TelemetryEvent): void
}
