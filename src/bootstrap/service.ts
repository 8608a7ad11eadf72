import type { Container } from 'inversify'
import { commonPasswords } from '../adapters/driven/zxcvbn/common-passwords.js'
import type { Logger } from '../adapters/support/logger.js'
import { backingModules } from './backing-modules.js'
import type { Config } from './config.js'
import { createContainer } from './container.js'
import { startHttpServers, type HttpServers } from './http-servers.js'
import { loopsOf } from './loops.js'
import { prepare } from './prepare.js'
import { T } from './tokens.js'

export type RunningService = Pick<HttpServers, 'address' | 'opsAddress'> &
  Readonly<{
    container: Container
    /** What stands behind the driven ports. */
    adapters: Readonly<Record<'store' | 'cache' | 'queue' | 'mail' | 'limits', string>>
    /** Answers what was asked, finishes what is under way, gives back the rest. Answers whether nothing was cut off. */
    stop: () => Promise<boolean>
  }>

/** What stopping leaves for the work that requests left in the background. */
const SHARE_OF_BACKGROUND = 0.2

/** Wires this process and starts what it does; rejects if something of it cannot be started. */
export const startService = async (config: Config, logger: Logger): Promise<RunningService> => {
  const isCommonPassword = config.production ? await commonPasswords() : () => false
  const backings = await backingModules(config)
  return startContainer(createContainer({ config, logger, isCommonPassword, backings }))
}

/** Starts what has been wired, nothing of which has been started. */
export const startContainer = async (container: Container): Promise<RunningService> => {
  const config = container.get(T.config)
  const backing = {
    store: container.get(T.storeBacking),
    cache: container.get(T.cacheBacking),
    queue: container.get(T.queueBacking),
    mail: container.get(T.mailBacking),
  }
  const backings = Object.values(backing)
  await Promise.all(backings.map(({ open }) => open()))
  await prepare(container, config)

  const stopping = new AbortController()
  const orders = container.get(T.orders)
  const storeAnswers = async () => (await orders.decisionOf(container.get(T.ids).freshOrderId())).isOk()
  const dependencies = {
    store: { required: true, answers: storeAnswers },
    ...Object.fromEntries(backings.flatMap(({ dependencies: of }) => Object.entries(of))),
  }
  const servers = await startHttpServers(container, config, { dependencies, stopping: stopping.signal })
  const loops = loopsOf(container, config, storeAnswers)
  for (const loop of loops) loop.start()

  return {
    ...servers,
    container,
    adapters: {
      store: backing.store.name,
      cache: backing.cache.name,
      queue: backing.queue.name,
      mail: backing.mail.name,
      limits: config.limits.on ? backing.cache.name : 'off',
    },
    stop: async () => {
      stopping.abort()
      const forBackground = config.stopWithin * SHARE_OF_BACKGROUND
      const grace = config.stopWithin - forBackground
      const [cutOff] = await Promise.all([servers.stop(grace), ...loops.map(loop => loop.stop(grace))])
      const unfinished = await container.get(T.background).drain(forBackground)
      container.get(T.argon2).stop()
      for (const { close } of backings) await close()
      return cutOff === 0 && unfinished === 0
    },
  }
}
