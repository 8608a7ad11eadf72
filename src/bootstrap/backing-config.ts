import type { RedisSettings } from '../adapters/driven/redis/redis-client.js'
import type { AwsAccess } from '../adapters/support/aws-client.js'
import type { Environment } from './environment.js'

/** What is absent is kept in memory. */
export type BackingConfig = Readonly<{
  mongo?: Readonly<{ url: string }>
  redis?: RedisSettings
  sqs?: Readonly<{ access: AwsAccess; work: string; outcomes?: string }>
  ses?: Readonly<{ access: AwsAccess; from: string }>
}>

export const backingConfig = (env: Environment): BackingConfig => {
  const { MONGO_URL, REDIS_HOST, SQS_QUEUE_URL, SQS_EVENTS_QUEUE_URL, AWS_SES_FROM_EMAIL } = env
  const access = awsAccess(env)
  return {
    ...(MONGO_URL === undefined ? {} : { mongo: { url: MONGO_URL } }),
    ...(REDIS_HOST === undefined ? {} : { redis: redisOf(REDIS_HOST, env) }),
    ...(SQS_QUEUE_URL === undefined
      ? {}
      : {
          sqs: {
            access,
            work: SQS_QUEUE_URL,
            ...(SQS_EVENTS_QUEUE_URL === undefined ? {} : { outcomes: SQS_EVENTS_QUEUE_URL }),
          },
        }),
    ...(AWS_SES_FROM_EMAIL === undefined ? {} : { ses: { access, from: AWS_SES_FROM_EMAIL } }),
  }
}

/** Endpoints and, without the two keys, credentials are found by the SDK itself. */
const awsAccess = ({ AWS_REGION, AWS_ACCESS_KEY, AWS_SECRET_KEY }: Environment): AwsAccess => ({
  ...(AWS_REGION === undefined ? {} : { region: AWS_REGION }),
  ...(AWS_ACCESS_KEY === undefined || AWS_SECRET_KEY === undefined
    ? {}
    : { credentials: { accessKeyId: AWS_ACCESS_KEY, secretAccessKey: AWS_SECRET_KEY } }),
})

const redisOf = (host: string, env: Environment): RedisSettings => ({
  host,
  port: env.REDIS_PORT,
  ...(env.REDIS_USERNAME === undefined ? {} : { username: env.REDIS_USERNAME }),
  ...(env.REDIS_PASSWORD === undefined ? {} : { password: env.REDIS_PASSWORD }),
  tls: env.REDIS_TLS === 'on',
  keyPrefix: env.REDIS_KEY_PREFIX,
})
