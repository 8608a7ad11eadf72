import { z } from 'zod'
import { DEFAULT_TIMINGS } from '../domain/order/order-schedule.js'
import { choice, host, httpUrl, ms, origins, quota, quotas, secret, text, whole, wholeIfAny } from './variable-kinds.js'

/** No password may be shorter, however the service is configured, in characters (ASVS 6.2.1). */
export const LEAST_PASSWORD = 8

/** Every variable the service reads, in the order in which it is documented. */
export const environment = z.object({
  NODE_ENV: choice(
    ['development', 'test', 'production'],
    'development',
    'In production nothing is generated and nothing kept in memory only.',
  ),
  ROLE: choice(
    ['all', 'api', 'worker'],
    'all',
    'What this process does; api and worker apart need a store and a queue that they share.',
  ),
  HOST: host().default('127.0.0.1').meta({ description: 'The address to listen on.' }),
  PORT: whole(3000, 0, 65_535, 'The port to listen on; 0 takes a free one.'),
  OPS_PORT: wholeIfAny(0, 65_535, 'A port of its own for /metrics and /health; 0 takes a free one.'),
  METRICS: z.enum(['on', 'off'], 'must be one of: on, off').optional().meta({
    description:
      'Whether /metrics is served: on OPS_PORT if set, else on PORT to whoever asks. If absent, in production only on OPS_PORT. One of: on, off.',
  }),
  PUBLIC_URL: httpUrl()
    .regex(/^[^?#]*[^?#/]$/, 'must have no query, no fragment, and no slash at its end')
    .optional()
    .meta({
      description:
        'Where people reach the service: links in mails begin with it. http://HOST:PORT if absent; needed in production.',
    }),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info', 'The least that is logged.'),

  ACCESS_TOKEN_SECRET: secret('Signs access tokens; at least 32 bytes. Generated at each start if absent.'),
  REFRESH_TOKEN_SECRET: secret(
    'Signs refresh tokens; at least 32 bytes, another one. Generated at each start if absent.',
  ),
  ACCESS_TOKEN_SECRET_PREVIOUS: secret(
    'The access secret before the last change: still verified, no longer signed with.',
  ),
  REFRESH_TOKEN_SECRET_PREVIOUS: secret(
    'The refresh secret before the last change: still verified, no longer signed with.',
  ),
  ADMIN_EMAIL: text(
    'An administrator under this address is ensured at start. If absent: admin@example.com in memory, else nobody.',
  ),
  ADMIN_PASSWORD: text("The administrator's first password. Generated and printed once if absent."),
  REQUIRE_VERIFIED_EMAIL: z.enum(['on', 'off'], 'must be one of: on, off').optional().meta({
    description:
      'Whether mails about orders go only to addresses that were verified. If absent, on in production. One of: on, off.',
  }),
  PASSWORD_MIN_LENGTH: whole(
    LEAST_PASSWORD,
    LEAST_PASSWORD,
    64,
    'The least number of characters of a new password; 15 advised.',
  ),
  PASSWORD_QUEUE: whole(
    64,
    1,
    10_000,
    'How many passwords may wait to be hashed before a 503 is answered; none waits longer than 5 s.',
  ),

  MAX_ORDER_TOTAL: whole(
    100_000_000,
    1,
    Number.MAX_SAFE_INTEGER,
    'The largest total of one order, in minor units of its currency.',
  ),
  HOLDS_PER_SKU: whole(20_000, 1, 100_000, 'How many orders may hold one SKU at once.'),

  MONGO_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+(\?.*)?$/, 'must be like mongodb://host:27017/database')
    .optional()
    .meta({
      description:
        'The MongoDB (a replica set, 6.0 or newer) that all processes share as a store; names the database as well. In memory if absent.',
    }),
  REDIS_HOST: host().optional().meta({
    description: 'The Redis that all processes share as a cache. In memory, each process for itself, if absent.',
  }),
  REDIS_PORT: whole(6379, 1, 65_535, 'Its port.'),
  REDIS_USERNAME: text('The user to sign in to it as.'),
  REDIS_PASSWORD: text('The password to sign in to it with.'),
  REDIS_TLS: choice(['on', 'off'], 'off', 'Whether to speak to it encrypted; its certificate is verified.'),
  REDIS_KEY_PREFIX: z.string().default('orders:').meta({ description: 'What its keys begin with.' }),
  SQS_QUEUE_URL: httpUrl().optional().meta({
    description: 'The SQS queue of orders to be processed, which all processes share. In memory if absent.',
  }),
  SQS_EVENTS_QUEUE_URL: httpUrl().optional().meta({
    description: 'The SQS queue by which other systems are told what became of orders. Nobody is told if absent.',
  }),
  AWS_SES_FROM_EMAIL: text(
    'The address that SES sends mails from; all processes need it, for each sends mails. A mailbox in memory if absent.',
  ),
  AWS_REGION: text('The AWS region of queues and mails.'),
  AWS_ACCESS_KEY: text("The AWS access key. The SDK's own chain of credentials if absent."),
  AWS_SECRET_KEY: text('The secret of that key.'),
  AWS_ENDPOINT_URL: httpUrl().optional().meta({
    description:
      'Where AWS is, if not at AWS: LocalStack, MiniStack. Read by the SDK, as are AWS_ENDPOINT_URL_SQS and _SES.',
  }),

  ALLOW_PLAINTEXT: choice(
    ['on', 'off'],
    'off',
    'Whether, in production, MongoDB, Redis and AWS endpoints beyond this machine may be spoken to without TLS: on a network that is trusted.',
  ),

  WORKER_CONCURRENCY: whole(80, 1, 1_000, 'How many orders one worker processes at once.'),
  MESSAGE_VISIBILITY_MS: ms(
    60_000,
    'How long a worker hides a message that it is at from others, anew after each third of it, whatever the SQS queue says.',
    1_000,
  ),
  PUBLISH_WITHIN_MS: ms(
    DEFAULT_TIMINGS.publishWithin,
    'After this an order that was recorded and not published is published by others.',
  ),
  DECIDE_WITHIN_MS: ms(
    DEFAULT_TIMINGS.decideWithin,
    'After this an order that was published and not decided is published again; doubled from then on.',
  ),
  SETTLE_WITHIN_MS: ms(DEFAULT_TIMINGS.settleWithin, 'After this what a decided order still needs is done by others.'),
  MAIL_LEASE_MS: ms(
    DEFAULT_TIMINGS.mailLease,
    'How long one attempt to mail keeps others from it; doubled each time. The attempt itself takes half of that at most.',
    1_000,
  ),
  MAIL_BACK_OFF_MS: ms(DEFAULT_TIMINGS.mailBackOff, 'How long a mail waits that could not be sent; doubled each time.'),
  RECONCILE_EVERY_MS: ms(1_000, 'How often each process looks for what others left undone.'),
  RECONCILE_LIMIT: whole(200, 1, 2_000, 'How much of it one look takes up.'),
  RECONCILE_CLAIM_MS: ms(15_000, 'How long an order that one process takes up this way is left to it by the others.'),
  HOLD_AGE_MS: ms(60_000, 'After this stock that is held is looked after.'),

  RATE_LIMITS: z.enum(['on', 'off'], 'must be one of: on, off').optional().meta({
    description:
      'Whether requests, and attempts to sign in, are limited. If absent, on with MONGO_URL and off in memory. One of: on, off.',
  }),
  LIMIT_REGISTER: quota('5/3600', 'How many accounts one address may open, in how many seconds.'),
  LIMIT_LOGIN: quota('60/60', 'How many times one address may try to sign in, in how many seconds.'),
  LIMIT_SESSION: quotas(
    '60/60 600/60',
    'Refreshing and signing out: how many of one account in how many seconds, and of one address.',
  ),
  LIMIT_READ: quotas('600/60 6000/60', 'What only reads, likewise.'),
  LIMIT_WRITE: quotas('120/60 1200/60', 'Placing and cancelling orders, likewise.'),
  LIMIT_ADMIN: quotas('600/60 1200/60', 'What administrators change, likewise.'),
  SIGN_IN_TRIES: quota('5/86400', 'After so many failed attempts from one address, those on one account are delayed.'),
  SIGN_IN_TRIES_ADDRESS: quota('100/3600', 'After so many from one address, all attempts from it are delayed.'),
  SIGN_IN_TRIES_ACCOUNT: quota(
    '20/3600',
    'After so many on one account, those from addresses are delayed at which it never signed in.',
  ),
  SIGN_IN_DELAY_MS: ms(1_000, 'The first of those delays; doubled with each attempt that fails.'),
  SIGN_IN_LONGEST_DELAY_MS: ms(15 * 60_000, 'The longest delay from one address.'),
  SIGN_IN_LONGEST_ACCOUNT_DELAY_MS: ms(30_000, 'The longest delay that strangers can bring upon an account.'),
  TRUSTED_PROXIES: whole(
    0,
    0,
    16,
    'How many proxies stand before the service and add to X-Forwarded-For; 0: that header is not read.',
  ),
  CORS_ORIGINS: origins('Origins, separated by commas, whose pages may call the API from a browser. None if absent.'),

  MAX_CONNECTIONS: whole(10_000, 1, 1_000_000, 'How many connections are open at once.'),
  MAX_WAITING: whole(2_000, 0, 100_000, 'How many requests may wait for an order (`?wait`) at once.'),
  MAX_WAITING_ACCOUNT: whole(100, 0, 100_000, 'How many of them may be of one account.'),
  STOP_WITHIN_MS: ms(10_000, 'How long stopping may take.', 100),
})

export type Environment = z.infer<typeof environment>
