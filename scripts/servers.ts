/** Starts real servers on this machine, prints the variables that lead the service to them, and stops them on Ctrl-C. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { serviceVariables } from '../test/support/servers/service-variables.js'
import { startServers, stopServers } from '../test/support/servers/start-servers.js'

const options = z.strictObject({
  aws: z.enum(['ministack', 'localstack']).default('ministack'),
  members: z.enum(['1', '3']).default('1'),
})

const given = options.safeParse(
  parseArgs({ options: { aws: { type: 'string' }, members: { type: 'string' } }, strict: false }).values,
)
if (!given.success) {
  console.error(z.prettifyError(given.error))
  console.error('npm run servers -- [--aws ministack|localstack] [--members 1|3]')
  process.exit(1)
}

const { aws, members } = given.data
const began = performance.now()
console.error(`Starting MongoDB (${members === '1' ? 'alone' : 'three members'}), Redis and ${aws} …`)
const servers = await startServers({ mongo: { members: members === '1' ? 1 : 3 }, redis: true, aws })
const variables = await serviceVariables(servers)
console.error(`Up after ${(performance.now() - began).toFixed(0)} ms. For .env:\n`)
for (const [name, value] of Object.entries(variables)) console.log(`${name}=${value}`)
console.error('\nEverything is lost when they stop: Ctrl-C.')

// Servers do not keep their process alive.
const staying = setInterval(() => undefined, 60_000)
const stop = () => {
  clearInterval(staying)
  void stopServers(servers)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
