import { z } from 'zod'
import { environment } from '../../src/bootstrap/environment.js'
import { CHAOS_TIMINGS, MAIL_LEASE_MS } from '../chaos/chaos-timings.js'
import type { MailBounds } from '../chaos/duplicates-in.js'
import { SHOP_VARIABLES } from '../support/opened-shop.js'

type Variables = Readonly<Record<string, string>>

/** What a deployment is under, as far as a proof goes by it. */
export type ProofVariables = Readonly<{
  variables: Variables
  mail: MailBounds
  /** In this time all is settled that is going to be, ms. */
  patience: number
}>

/** What is left undone is taken up within seconds, so that much happens in a short run. */
const DEFAULTS: Variables = { ...CHAOS_TIMINGS, MAIL_LEASE_MS: `${MAIL_LEASE_MS}` }

/** Where servers are, and how to sign in to them: of use only if the run is given them. */
const ADDRESS = /^(MONGO_|REDIS_|AWS_|SQS_)/
const isAddress = (name: string): boolean => ADDRESS.test(name)

/** As the run needs it: it reads the log, mails to addresses that nobody has verified, and opens many accounts from one address. */
const OURS: Variables = {
  ...SHOP_VARIABLES,
  HOST: '127.0.0.1',
  PORT: '0',
  OPS_PORT: '',
  PUBLIC_URL: 'http://127.0.0.1',
  LOG_LEVEL: 'info',
  REQUIRE_VERIFIED_EMAIL: 'off',
  LIMIT_REGISTER: '1000000/1',
  LIMIT_LOGIN: '1000000/1',
}

/** A clock that is wrong by five minutes has what it recorded looked at as much later. */
const PATIENCE_MS = 6 * 60_000
/** What nobody answered is tried again after its time, which doubles. */
const TIMES = 4

/** A deployment's own settings, laid over the defaults of a run, and under what the run needs. Throws what is wrong with them, by name. */
export const proofVariables = (own: Variables): ProofVariables => {
  const known = Object.entries(own).filter(([name]) => name in environment.shape && !isAddress(name))
  const variables = { ...DEFAULTS, ...Object.fromEntries(known), ...OURS }
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  const settings = parsed.data
  const longest = Math.max(
    ...[settings.DECIDE_WITHIN_MS, settings.SETTLE_WITHIN_MS, settings.PUBLISH_WITHIN_MS, settings.MAIL_LEASE_MS],
    ...[settings.HOLD_AGE_MS, settings.MESSAGE_VISIBILITY_MS, settings.RECONCILE_CLAIM_MS],
  )
  return {
    variables: present,
    mail: { lease: settings.MAIL_LEASE_MS, atOnce: settings.WORKER_CONCURRENCY + settings.RECONCILE_LIMIT },
    patience: PATIENCE_MS + TIMES * longest,
  }
}

/** Of a deployment's settings, those that lead to its servers. */
export const addressesIn = (own: Variables): Variables =>
  Object.fromEntries(Object.entries(own).filter(([name, value]) => isAddress(name) && value !== ''))
