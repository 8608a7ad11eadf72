import { MongoClient, type Document } from 'mongodb'
import { eventually } from './eventually.js'
import { freePort } from './free-port.js'
import { startServer, type ServerProcess } from './server-process.js'

/** One member of a replica set. It has restarted when it is primary or secondary again. */
export type MongoMember = ServerProcess & Readonly<{ address: string }>

type Start = Readonly<{ program: string; replicaSet: string; failPoints: boolean }>

const HOST = '127.0.0.1'
const PROBE_MS = 2_000

/** A mongod that answers, and that is not part of a replica set yet. */
export const startMongoMember = async ({ program, replicaSet, failPoints }: Start): Promise<MongoMember> => {
  const port = await freePort()
  const address = `${HOST}:${port}`
  const server = await startServer({
    name: 'mongod',
    command: program,
    args: folder => [
      ...['--bind_ip', HOST, '--port', `${port}`, '--nounixsocket', '--dbpath', folder],
      ...['--replSet', replicaSet, '--oplogSize', '256', '--wiredTigerCacheSizeGB', '0.25', '--quiet'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ...(failPoints ? ['--setParameter', 'enableTestCommands=1'] : []),
    ],
    answers: async () => (await ask(address, { ping: 1 }))['ok'] === 1,
  })
  return {
    ...server,
    address,
    restart: async () => {
      await server.restart()
      await hasRole({ address })
    },
  }
}

export const hasRole = ({ address }: Pick<MongoMember, 'address'>): Promise<true> =>
  eventually(`${address} to be primary or secondary`, async () => {
    const { isWritablePrimary, secondary } = await ask(address, { hello: 1 })
    return isWritablePrimary === true || secondary === true ? true : undefined
  })

/** The answer of this member and no other to a command of an administrator; rejects if there is none within that many ms. */
export const ask = async (address: string, command: Document, within = PROBE_MS): Promise<Document> => {
  const client = new MongoClient(`mongodb://${address}/?directConnection=true`, {
    serverSelectionTimeoutMS: within,
    connectTimeoutMS: within,
    socketTimeoutMS: within,
  })
  try {
    return await client.db('admin').command(command)
  } finally {
    await client.close()
  }
}
