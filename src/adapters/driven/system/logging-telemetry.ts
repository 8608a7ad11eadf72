import type { Telemetry, TelemetryEvent } from '../../../application/ports/driven/telemetry.js'
import type { Logger } from '../../support/logger.js'

export type LoggingTelemetry = Telemetry &
  Readonly<{
    /** How often each thing has happened in this process, by name: `OrderPlaced`, `Repaired.HoldSold`, `Alarm.MailDead`, … */
    counts: () => Readonly<Record<string, number>>
  }>

// What happens with every order has its line in other logs; what operators must act on is an error.
const LEVEL = {
  OrderPlaced: 'debug',
  OrderProcessed: 'debug',
  OrderFailed: 'debug',
  OrderCancelled: 'debug',
  MailUnmarked: 'warn',
  Repaired: 'warn',
  Alarm: 'error',
  AccountRegistered: 'info',
  SignedIn: 'info',
  SignedOut: 'info',
  SignedOutEverywhere: 'info',
  SessionEnded: 'info',
  SignInRefused: 'info',
  RefreshTokenReused: 'warn',
  AdministratorMade: 'warn',
  AccountDisabled: 'warn',
  AccountEnabled: 'warn',
  PasswordChanged: 'info',
  PasswordChangeRefused: 'warn',
  PasswordReset: 'info',
  EmailVerified: 'info',
  LinkMailed: 'info',
  LinkNotMailed: 'warn',
} as const satisfies Record<TelemetryEvent['type'], keyof Logger>

/** Logs what it is told, ids only, and counts it. */
export const loggingTelemetry = (logger: Logger): LoggingTelemetry => {
  const counts = new Map<string, number>()

  return {
    note: event => {
      const { type, ...facts } = event
      const name = nameOf(event)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      logger[LEVEL[type]](facts, name)
    },
    counts: () => Object.fromEntries(counts),
  }
}

const nameOf = (event: TelemetryEvent): string => {
  switch (event.type) {
    case 'Repaired':
    case 'Alarm':
      return `${event.type}.${event.kind}`
    case 'SignInRefused':
      return `${event.type}.${event.reason}`
    default:
      return event.type
  }
}
