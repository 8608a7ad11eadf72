import type { Quotas } from '../adapters/driving/http/limit-policies.js'
import type { Quota } from '../adapters/support/rate-limiter.js'
import type { Brake, SignInBrakes } from '../domain/account/sign-in-brakes.js'
import type { Environment } from './environment.js'

export type LimitsConfig = Readonly<{ on: boolean; quotas: Quotas; brakes: SignInBrakes }>

/** Where the store is in memory, whoever tries the service out is not to be stopped. */
export const limitsConfig = (env: Environment): LimitsConfig => ({
  on: env.RATE_LIMITS === undefined ? env.MONGO_URL !== undefined : env.RATE_LIMITS === 'on',
  quotas: quotasOf(env),
  brakes: brakesOf(env),
})

const quotasOf = (env: Environment): Quotas => ({
  register: quotas(env.LIMIT_REGISTER),
  login: quotas(env.LIMIT_LOGIN),
  session: quotas(env.LIMIT_SESSION),
  read: quotas(env.LIMIT_READ),
  write: quotas(env.LIMIT_WRITE),
  admin: quotas(env.LIMIT_ADMIN),
})

const brakesOf = (env: Environment): SignInBrakes => {
  const brake = (tries: string, longest: number): Brake => {
    const { limit, window } = quotas(tries).address
    return { free: limit, first: env.SIGN_IN_DELAY_MS, longest, forgetAfter: window }
  }
  return {
    pair: brake(env.SIGN_IN_TRIES, env.SIGN_IN_LONGEST_DELAY_MS),
    address: brake(env.SIGN_IN_TRIES_ADDRESS, env.SIGN_IN_LONGEST_DELAY_MS),
    account: brake(env.SIGN_IN_TRIES_ACCOUNT, env.SIGN_IN_LONGEST_ACCOUNT_DELAY_MS),
  }
}

/** `600/60 6000/60`: of each account, and of each address. One alone is of each address. */
const quotas = (text: string): Readonly<{ address: Quota; account?: Quota }> => {
  const [first = '', second] = text.split(' ')
  return second === undefined ? { address: quota(first) } : { account: quota(first), address: quota(second) }
}

const quota = (text: string): Quota => {
  const [limit, seconds] = text.split('/')
  return { limit: Number(limit), window: Number(seconds) * 1_000 }
}
