import type { ContainerModule } from 'inversify'
import type { BackingConfig } from './backing-config.js'
import { inMemoryCacheModule } from './modules/in-memory-cache.module.js'
import { inMemoryLimitsModule } from './modules/in-memory-limits.module.js'
import { inMemoryMailModule } from './modules/in-memory-mail.module.js'
import { inMemoryQueueModule } from './modules/in-memory-queue.module.js'
import { inMemoryStoreModule } from './modules/in-memory-store.module.js'

/**
 * What stands behind the driven ports: for each the real thing if it is configured, else this process's memory. What is not
 * configured is not even loaded: the drivers take 36 MB.
 */
export const backingModules = ({ mongo, redis, sqs, ses }: BackingConfig): Promise<readonly ContainerModule[]> =>
  Promise.all([
    mongo
      ? import('./modules/mongo-store.module.js').then(({ mongoStoreModule }) => mongoStoreModule(mongo.url))
      : inMemoryStoreModule,
    redis
      ? import('./modules/redis-cache.module.js').then(({ redisCacheModule }) => redisCacheModule(redis))
      : inMemoryCacheModule,
    redis
      ? import('./modules/redis-limits.module.js').then(({ redisLimitsModule }) => redisLimitsModule)
      : inMemoryLimitsModule,
    sqs
      ? import('./modules/sqs-queue.module.js').then(({ sqsQueueModule }) => sqsQueueModule(sqs))
      : inMemoryQueueModule,
    ses ? import('./modules/ses-mail.module.js').then(({ sesMailModule }) => sesMailModule(ses)) : inMemoryMailModule,
  ])
