import { err, ok, type Result } from 'neverthrow'
import { isIPv6 } from 'node:net'
import type { Secrets } from '../adapters/driven/jwt/signed-token.js'
import type { ReconcileSettings } from '../application/use-cases/reconcile.js'
import type { OrderTimings } from '../domain/order/order-schedule.js'
import { backingConfig, type BackingConfig } from './backing-config.js'
import { problemsTogether } from './config-problems.js'
import { limitsConfig, type LimitsConfig } from './limits-config.js'
import { opsConfig, type OpsConfig } from './ops-config.js'
import { environment, type Environment } from './environment.js'

export type Config = BackingConfig &
  Readonly<{
    production: boolean
    role: Environment['ROLE']
    /** Without a slash at its end. */
    publicUrl: string
    logLevel: Environment['LOG_LEVEL']
    http: Readonly<{
      host: string
      port: number
      maxConnections: number
      maxWaiting: number
      maxWaitingOfOne: number
      trustedProxies: number
      corsOrigins: readonly string[]
    }>
    limits: LimitsConfig
    ops: OpsConfig
    secrets: Readonly<{ access: Secrets; refresh: Secrets }>
    administrator?: Readonly<{ email: string; password: string }>
    requireVerifiedEmail: boolean
    passwords: Readonly<{ minLength: number; queue: number }>
    maxOrderTotal: number
    holdsPerSku: number
    timings: OrderTimings
    reconciler: ReconcileSettings & Readonly<{ every: number }>
    worker: Readonly<{ concurrency: number; visibility: number }>
    stopWithin: number
    /** The variables whose values were made up for this run only. */
    generated: readonly Generated[]
  }>
export type Generated = (typeof GENERATED)[number]
/** What is wrong with the environment: a line for each variable, never with its value. */
export type ConfigProblems = readonly string[]

type Variables = Readonly<Record<string, string | undefined>>

/** A hold that was left alone is looked up again after this long. */
const LEAVE_FOR_MS = 60_000
const DEFAULT_ADMIN_EMAIL = 'admin@example.com'

/** Reads the configuration; an empty variable counts as absent. `random` makes up what may be generated. */
export const readConfig = (variables: Variables, random: () => string): Result<Config, ConfigProblems> => {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  const problems = [
    ...(parsed.error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? []),
    ...problemsTogether(present),
  ]
  return parsed.success && problems.length === 0 ? ok(configOf(parsed.data, random)) : err(problems)
}

const GENERATED = ['ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET', 'ADMIN_PASSWORD'] as const

const configOf = (env: Environment, random: () => string): Config => {
  const production = env.NODE_ENV === 'production'
  const secrets = (current: string | undefined, previous: string | undefined): Secrets => ({
    current: current ?? random(),
    previous: previous === undefined ? [] : [previous],
  })
  return {
    production,
    role: env.ROLE,
    publicUrl: env.PUBLIC_URL ?? `http://${isIPv6(env.HOST) ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    http: {
      host: env.HOST,
      port: env.PORT,
      maxConnections: env.MAX_CONNECTIONS,
      maxWaiting: env.MAX_WAITING,
      maxWaitingOfOne: env.MAX_WAITING_ACCOUNT,
      trustedProxies: env.TRUSTED_PROXIES,
      corsOrigins: env.CORS_ORIGINS ?? [],
    },
    limits: limitsConfig(env),
    ops: opsConfig(env),
    ...backingConfig(env),
    secrets: {
      access: secrets(env.ACCESS_TOKEN_SECRET, env.ACCESS_TOKEN_SECRET_PREVIOUS),
      refresh: secrets(env.REFRESH_TOKEN_SECRET, env.REFRESH_TOKEN_SECRET_PREVIOUS),
    },
    ...((production || env.MONGO_URL !== undefined) && env.ADMIN_EMAIL === undefined
      ? {}
      : {
          administrator: {
            email: env.ADMIN_EMAIL ?? DEFAULT_ADMIN_EMAIL,
            password: env.ADMIN_PASSWORD ?? random(),
          },
        }),
    requireVerifiedEmail: (env.REQUIRE_VERIFIED_EMAIL ?? (production ? 'on' : 'off')) === 'on',
    passwords: { minLength: env.PASSWORD_MIN_LENGTH, queue: env.PASSWORD_QUEUE },
    maxOrderTotal: env.MAX_ORDER_TOTAL,
    holdsPerSku: env.HOLDS_PER_SKU,
    timings: {
      publishWithin: env.PUBLISH_WITHIN_MS,
      decideWithin: env.DECIDE_WITHIN_MS,
      settleWithin: env.SETTLE_WITHIN_MS,
      mailLease: env.MAIL_LEASE_MS,
      mailBackOff: env.MAIL_BACK_OFF_MS,
    },
    reconciler: {
      every: env.RECONCILE_EVERY_MS,
      limit: env.RECONCILE_LIMIT,
      holdAge: env.HOLD_AGE_MS,
      claimFor: env.RECONCILE_CLAIM_MS,
      leaveFor: LEAVE_FOR_MS,
    },
    worker: { concurrency: env.WORKER_CONCURRENCY, visibility: env.MESSAGE_VISIBILITY_MS },
    stopWithin: env.STOP_WITHIN_MS,
    generated: GENERATED.filter(name => env[name] === undefined),
  }
}
