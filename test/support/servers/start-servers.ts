import type { AwsEmulator } from './aws-emulator.js'
import { startLocalStack } from './localstack.js'
import { startMiniStack } from './ministack.js'
import { startMongo, type Mongo, type MongoOptions } from './mongo.js'
import { startRedis, type Redis } from './redis.js'
import { startToxiproxy, type Toxiproxy } from './toxiproxy.js'
import { Unobtainable } from './unobtainable.js'

export type Servers = Readonly<{ mongo: Mongo; redis: Redis; aws: AwsEmulator; toxiproxy: Toxiproxy }>
export type AwsEmulatorName = keyof typeof awsEmulators
export type Wanted = Readonly<{ mongo?: MongoOptions; redis?: true; aws?: AwsEmulatorName; toxiproxy?: true }>
/** Of the servers, those that were wanted. */
export type Started<W extends Wanted> = Pick<Servers, keyof W & keyof Servers>

/** Starts one server. */
export type Starter = <Name extends keyof Servers>(
  name: Name,
  options: NonNullable<Wanted[Name]>,
) => Promise<Servers[Name]>

const awsEmulators = { ministack: startMiniStack, localstack: startLocalStack } as const

const starters: { [Name in keyof Servers]: (options: NonNullable<Wanted[Name]>) => Promise<Servers[Name]> } = {
  mongo: startMongo,
  redis: startRedis,
  aws: name => awsEmulators[name](),
  toxiproxy: startToxiproxy,
}

export const startOne: Starter = (name, options) => starters[name](options)

/**
 * Starts what is wanted, side by side. Rejects with `Unobtainable` if something is not to be had, and with another error, which goes first,
 * if something was had and does not start.
 */
export const startServers = async <W extends Wanted>(wanted: W, start: Starter = startOne): Promise<Started<W>> => {
  const names = (Object.keys(starters) as (keyof Servers)[]).filter(name => wanted[name] !== undefined)
  const starting = names.map(async name => [name, await start(name, wanted[name] as never)] as const)
  const settled = await Promise.allSettled(starting)
  const failures = settled.flatMap(each => (each.status === 'rejected' ? [each.reason as unknown] : []))
  if (failures.length > 0) throw failures.find(failure => !(failure instanceof Unobtainable)) ?? failures[0]
  return Object.fromEntries(await Promise.all(starting)) as Started<W>
}

export const stopServers = async (servers: Partial<Servers>): Promise<void> => {
  await Promise.all(Object.values(servers).map(server => server.stop()))
}
