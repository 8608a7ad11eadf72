import { SHOP_VARIABLES } from '../../test/support/opened-shop.js'
import { serviceVariables } from '../../test/support/servers/service-variables.js'
import { startServers, stopServers, type Servers, type Wanted } from '../../test/support/servers/start-servers.js'
import { CORES, moveToCore } from './cores.js'
import { startProgram, type Program } from './program.js'
import { startService, type Service } from './service.js'

export type Variables = Readonly<Record<string, string>>

/** What a benchmark plays on. All that it starts ends with it. */
export type Stage = Readonly<{
  seconds: number
  /** Real servers, on the core that is not measured. */
  servers: <W extends Wanted>(wanted: W) => Promise<Pick<Servers, keyof W & keyof Servers>>
  /** The variables that lead the product to those servers, under a database and queues of that name. */
  variables: (servers: Partial<Servers>, name: string) => Promise<Variables>
  program: (name: string, job: object, core?: number) => Promise<Program>
  service: (variables: Variables, core?: number) => Promise<Service>
  end: () => Promise<void>
}>

/** `profile`: a folder for CPU profiles of the product. */
export const stage = (seconds: number, profile?: string): Stage => {
  const ends: (() => unknown)[] = []
  return {
    seconds,
    servers: async wanted => {
      const started = await startServers(wanted)
      ends.push(() => stopServers(started))
      for (const server of processesOf(started)) moveToCore(CORES.around, server.pid())
      return started
    },
    variables: async (servers, name) => ({
      ...SHOP_VARIABLES,
      // The load is from one address: what is measured is the work, and not how much of it is let in.
      RATE_LIMITS: 'off',
      ...(await serviceVariables(servers, name)),
    }),
    program: async (name, job, core = CORES.around) => {
      const program = await startProgram(name, job, core)
      ends.push(program.kill)
      return program
    },
    service: async (variables, core = CORES.measured) => {
      const service = await startService(variables, { core, profile })
      ends.push(service.stop)
      return service
    },
    end: async () => {
      for (const end of ends.reverse()) await end()
    },
  }
}

const processesOf = ({ mongo, redis, aws }: Partial<Servers>) =>
  [...(mongo?.members ?? []), redis, aws].filter(server => server !== undefined)
