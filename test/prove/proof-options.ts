import { parseArgs } from 'node:util'
import { z } from 'zod'

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
const minutes = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a number')
  .transform(Number)
  .pipe(z.number().min(0.5, 'must be at least 0.5').max(1_440, 'must be at most 1440'))

const ORDERS_A_MINUTE = 240
/** No two orders of a buyer are alike, and a buyer has so many ways to order. */
const ORDERS_OF_ONE = 400
const FEWEST_BUYERS = 8

const options = z.strictObject({
  minutes: minutes.prefault('2'),
  seed: whole(0, 2 ** 31).optional(),
  orders: whole(1, 1_000_000).optional(),
  buyers: whole(1, 10_000).optional(),
  out: z.string().min(1).prefault('.cache/proof'),
  env: z.string().min(1).optional(),
  given: z.boolean().prefault(false),
  sabotage: z.string().min(1).optional(),
  help: z.boolean().prefault(false),
})

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const
const KINDS = {
  ...{ minutes: TEXT, seed: TEXT, orders: TEXT, buyers: TEXT, out: TEXT, env: TEXT, sabotage: TEXT },
  ...{ given: FLAG, help: FLAG },
} as const

export type ProofOptions = Omit<z.infer<typeof options>, 'seed' | 'orders' | 'buyers'> &
  Readonly<{ seed: number; orders: number; buyers: number; command: string }>

export const USAGE = `npm run prove -- [options]

  --minutes N      over how long orders and faults come; 2 if absent. From 15 on the health of two processes is judged as well
  --seed N         what all is drawn from; another one each time if absent
  --orders N       ${ORDERS_A_MINUTE} a minute if absent
  --buyers N       how many accounts buy; ${FEWEST_BUYERS}, or as many as so many orders need
  --out FOLDER     where the report goes; .cache/proof if absent
  --env FILE       settings of your deployment (leases, concurrency, limits) as in .env, in the place of the short ones of a proof
  --given          on the servers that FILE names (MONGO_URL, REDIS_HOST, AWS_ENDPOINT_URL), with a database, a queue and a key prefix of its own;
                   they are not killed. What it does not name is started
  --sabotage RULE  turns off a rule of the protocol, or, one after the other, all; exits with 1 when that is found
`

/** What was asked for. Throws a sentence that says what is wrong with it. */
export const proofOptions = (args: readonly string[], freshSeed: () => number): ProofOptions => {
  const { values } = parseArgs({ args: [...args], options: KINDS })
  const parsed = options.safeParse(values)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  const { data } = parsed
  if (data.given && data.env === undefined) throw new Error('--given needs --env: the file that names the servers')
  const orders = data.orders ?? Math.ceil(data.minutes * ORDERS_A_MINUTE)
  const buyers = data.buyers ?? Math.max(FEWEST_BUYERS, Math.ceil(orders / ORDERS_OF_ONE))
  if (orders > buyers * ORDERS_OF_ONE)
    throw new Error(`${orders} orders need ${Math.ceil(orders / ORDERS_OF_ONE)} buyers`)
  const seed = data.seed ?? freshSeed()
  const told = { minutes: data.minutes, seed, orders, buyers, env: data.env, sabotage: data.sabotage }
  const words = Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`]))
  return {
    ...data,
    ...{ seed, orders, buyers },
    command: ['npm run prove --', ...words, ...(data.given ? ['--given'] : [])].join(' '),
  }
}
