import type { Telemetry } from '../../../application/ports/driven/telemetry.js'
import { counterOfKinds } from './counter-of-kinds.js'
import type { MetricsRegistry } from './metrics-registry.js'

/** Counts in the registry what operators want to know; ids are left out. */
export const prometheusTelemetry = (registry: MetricsRegistry): Telemetry => {
  const order = counterOfKinds({
    registry,
    name: 'orders_total',
    help: 'Orders, by what happened to them.',
    label: 'event',
    kinds: { OrderPlaced: true, OrderProcessed: true, OrderFailed: true, OrderCancelled: true, MailUnmarked: true },
  })
  const repair = counterOfKinds({
    registry,
    name: 'repairs_total',
    help: 'What was left undone and has been done by others, by kind. In a healthy system there is none.',
    label: 'kind',
    kinds: {
      Published: true,
      PutBack: true,
      StockSettled: true,
      MailRetried: true,
      HoldAbandoned: true,
      HoldSold: true,
      HoldReleased: true,
    },
  })
  const alarm = counterOfKinds({
    registry,
    name: 'alarms_total',
    help: 'What needs people, by kind.',
    label: 'kind',
    kinds: { OrderStuck: true, MailDead: true },
  })
  const account = counterOfKinds({
    registry,
    name: 'account_events_total',
    help: 'Accounts and sessions, by what happened to them.',
    label: 'event',
    kinds: {
      AccountRegistered: true,
      SignedIn: true,
      SignedOut: true,
      SignedOutEverywhere: true,
      SessionEnded: true,
      SignInRefused: true,
      RefreshTokenReused: true,
      AdministratorMade: true,
      AccountDisabled: true,
      AccountEnabled: true,
      PasswordChanged: true,
      PasswordChangeRefused: true,
      PasswordReset: true,
      EmailVerified: true,
      LinkMailed: true,
      LinkNotMailed: true,
    },
  })

  const refusedSignIn = counterOfKinds({
    registry,
    name: 'sign_ins_refused_total',
    help: 'Attempts to sign in that were refused, by reason; too many of them were not looked at.',
    label: 'reason',
    kinds: { UnknownAccount: true, WrongPassword: true, Disabled: true, TooManyAttempts: true },
  })

  return {
    note: event => {
      if (event.type === 'Repaired') repair(event.kind)
      else if (event.type === 'Alarm') alarm(event.kind)
      else if ('orderId' in event) order(event.type)
      else account(event.type)
      if (event.type === 'SignInRefused') refusedSignIn(event.reason)
    },
  }
}
