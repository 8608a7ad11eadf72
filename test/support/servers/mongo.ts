import { eventually } from './eventually.js'
import { mongodProgram } from './mongod-program.js'
import { ask, hasRole, startMongoMember, type MongoMember } from './mongo-member.js'

export type Mongo = Readonly<{
  members: readonly MongoMember[]
  /** Where a client finds the replica set, whichever member is its primary. */
  url: (database?: string) => string
  /** The member that takes writes; an election that is under way is waited for. */
  primary: () => Promise<MongoMember>
  /** Has the primary give up its role, and waits for the next: another member, or the same if it is alone. */
  stepDown: () => Promise<void>
  stop: () => Promise<void>
}>

export type MongoOptions = Readonly<{
  members?: 1 | 3
  /** Whether commands can be made to fail on purpose, by `configureFailPoint`. */
  failPoints?: boolean
  /** How long secondaries wait for a primary that is silent before they elect another, ms. */
  electionTimeout?: number
}>

const REPLICA_SET = 'rs0'
const PATIENCE_MS = 30_000

/** A replica set that has elected its primary, and whose other members are secondaries. */
export const startMongo = async ({
  members: count = 1,
  failPoints = false,
  electionTimeout = 10_000,
}: MongoOptions = {}): Promise<Mongo> => {
  const program = await mongodProgram()
  const start = () => startMongoMember({ program, replicaSet: REPLICA_SET, failPoints })
  const starting = await Promise.allSettled(Array.from({ length: count }, start))
  const members = starting.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const stop = async () => {
    await Promise.all(members.map(member => member.stop()))
  }

  try {
    for (const each of starting) if (each.status === 'rejected') throw each.reason
    await initiate(members, electionTimeout)
  } catch (error) {
    await stop()
    throw error
  }

  const addresses = members.map(({ address }) => address).join(',')
  return {
    members,
    url: (database = 'orders') => `mongodb://${addresses}/${database}?replicaSet=${REPLICA_SET}`,
    primary: () => primaryOf(members),
    stepDown: async () => {
      const { address } = await primaryOf(members)
      await ask(address, count === 1 ? STEP_DOWN_ALONE : STEP_DOWN, PATIENCE_MS)
      await primaryOf(members)
    },
    stop,
  }
}

const STEP_DOWN = { replSetStepDown: 20, secondaryCatchUpPeriodSecs: 10 }
const STEP_DOWN_ALONE = { replSetStepDown: 1, secondaryCatchUpPeriodSecs: 0, force: true }

const initiate = async (members: readonly MongoMember[], electionTimeoutMillis: number) => {
  const hosts = members.map(({ address }, _id) => ({ _id, host: address }))
  const first = hosts[0]?.host ?? ''
  const set = { _id: REPLICA_SET, members: hosts, settings: { electionTimeoutMillis } }
  await ask(first, { replSetInitiate: set }, PATIENCE_MS)
  await Promise.all(members.map(hasRole))
  await eventually('the first election', () => ask(first, { replSetStepUp: 1 }))
  await primaryOf(members)
}

const primaryOf = (members: readonly MongoMember[]): Promise<MongoMember> =>
  eventually('a primary', () => Promise.any(members.map(ifPrimary)))

const ifPrimary = async (member: MongoMember): Promise<MongoMember> => {
  const { isWritablePrimary } = await ask(member.address, { hello: 1 })
  if (isWritablePrimary !== true) throw new Error(`${member.address} is not the primary`)
  return member
}
