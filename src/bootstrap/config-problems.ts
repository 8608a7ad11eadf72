import { parseEmail, parsePassword } from '../domain/account/credentials.js'
import { environment, LEAST_PASSWORD } from './environment.js'
import { plaintextProblems } from './plaintext-problems.js'

type Variables = Readonly<Record<string, string | undefined>>
/** What is wrong, if anything is, with variables that are each right. */
type Rule = (variables: Variables) => readonly string[]

const needed =
  (names: readonly string[], when: string): Rule =>
  variables =>
    names.filter(name => !(name in variables)).map(name => `${name}: needed ${when}`)

const neededWith =
  (given: string, name: string, where = ''): Rule =>
  variables =>
    given in variables ? needed([name], `with ${given}${where}`)(variables) : []

const inProduction: Rule = variables =>
  variables['NODE_ENV'] === 'production'
    ? needed(
        // Every process sends mails: one that kept them in its memory would note each as sent, and nobody would have it.
        ['MONGO_URL', 'SQS_QUEUE_URL', 'AWS_SES_FROM_EMAIL', 'ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET'],
        'when NODE_ENV is production',
      )(variables)
    : []

/** Links in mails carry tokens: in production they are encrypted on their way back, unless they never leave the machine. */
const publicUrl: Rule = ({ NODE_ENV, PUBLIC_URL }) => {
  if (NODE_ENV !== 'production') return []
  if (PUBLIC_URL === undefined) return ['PUBLIC_URL: needed when NODE_ENV is production']
  return /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/.test(PUBLIC_URL)
    ? []
    : ['PUBLIC_URL: must be https in production']
}

/** A password that is made up and printed is of use only where the account is made anew with each start. */
const administratorKept: Rule = variables =>
  'MONGO_URL' in variables || variables['NODE_ENV'] === 'production'
    ? [
        ...neededWith('ADMIN_EMAIL', 'ADMIN_PASSWORD', ' where the store is kept')(variables),
        ...neededWith('ADMIN_PASSWORD', 'ADMIN_EMAIL', ' where the store is kept')(variables),
      ]
    : []

/** What alone would be passed over in silence. */
const neverAlone: Rule = variables => [
  ...neededWith('SQS_EVENTS_QUEUE_URL', 'SQS_QUEUE_URL')(variables),
  ...neededWith('REDIS_USERNAME', 'REDIS_HOST')(variables),
  ...neededWith('REDIS_PASSWORD', 'REDIS_HOST')(variables),
]

/** What processes share cannot be kept, or made up, by each of them. */
const apart: Rule = variables => {
  const role = variables['ROLE']
  if (role !== 'api' && role !== 'worker') return []
  const secrets = role === 'api' ? ['ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET'] : []
  return needed(['MONGO_URL', 'SQS_QUEUE_URL', ...secrets], `when ROLE is ${role}: processes share it`)(variables)
}

const awsRegion: Rule = variables =>
  'SQS_QUEUE_URL' in variables || 'AWS_SES_FROM_EMAIL' in variables
    ? needed(['AWS_REGION'], 'with SQS_QUEUE_URL or AWS_SES_FROM_EMAIL')(variables)
    : []

const awsKeys: Rule = variables =>
  'AWS_ACCESS_KEY' in variables === 'AWS_SECRET_KEY' in variables
    ? []
    : needed(['AWS_ACCESS_KEY', 'AWS_SECRET_KEY'], 'with the other of the two')(variables)

const twoSecrets: Rule = ({ ACCESS_TOKEN_SECRET: access, REFRESH_TOKEN_SECRET: refresh }) =>
  access !== undefined && access === refresh
    ? ['REFRESH_TOKEN_SECRET: must not be the same as ACCESS_TOKEN_SECRET']
    : []

const twoPorts: Rule = variables => {
  const port = environment.shape.PORT.safeParse(variables['PORT']).data
  const opsPort = environment.shape.OPS_PORT.safeParse(variables['OPS_PORT']).data
  return opsPort !== undefined && opsPort !== 0 && opsPort === port ? ['OPS_PORT: must not be the same as PORT'] : []
}

const administrator: Rule = ({ ADMIN_EMAIL }) =>
  ADMIN_EMAIL !== undefined && parseEmail(ADMIN_EMAIL).isErr() ? ['ADMIN_EMAIL: must be an e-mail address'] : []

const administratorPassword: Rule = ({ ADMIN_PASSWORD, PASSWORD_MIN_LENGTH }) => {
  if (ADMIN_PASSWORD === undefined) return []
  const minLength = Number(PASSWORD_MIN_LENGTH ?? LEAST_PASSWORD)
  const weak = parsePassword(ADMIN_PASSWORD, { minLength, isCommon: () => false })
  return weak.isOk() ? [] : [`ADMIN_PASSWORD: must have ${minLength} characters or more, and not more than 128`]
}

const RULES = [
  inProduction,
  publicUrl,
  plaintextProblems,
  administratorKept,
  neverAlone,
  apart,
  awsRegion,
  awsKeys,
  twoSecrets,
  twoPorts,
  administrator,
  administratorPassword,
]

export const problemsTogether: Rule = variables => [...new Set(RULES.flatMap(rule => rule(variables)))]
