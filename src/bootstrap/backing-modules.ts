import type { ContainerModule } from 'inversify'
import type { Config } from './config.js'
import { inMemoryCacheModule } from './modules/in-memory-cache.module.js'
import { inMemoryLimitsModule } from './modules/in-memory-limits.module.js'
import { inMemoryMailModule } from './modules/in-memory-mail.module.js'
import { inMemoryQueueModule } from './modules/in-memory-queue.module.js'
import { inMemoryStoreModule } from './modules/in-memory-store.module.js'
import { mongoStoreModule } from './modules/mongo-store.module.js'
import { redisCacheModule } from './modules/redis-cache.module.js'
import { redisLimitsModule } from './modules/redis-limits.module.js'
import { sesMailModule } from './modules/ses-mail.module.js'
import { sqsQueueModule } from './modules/sqs-queue.module.js'

/** What stands behind the driven ports: for each the real thing if it is configured, else this process's memory. */
export const backingModules = ({ mongo, redis, sqs, ses }: Config): readonly ContainerModule[] => [
  mongo ? mongoStoreModule(mongo.url) : inMemoryStoreModule,
  redis ? redisCacheModule(redis) : inMemoryCacheModule,
  redis ? redisLimitsModule : inMemoryLimitsModule,
  sqs ? sqsQueueModule(sqs) : inMemoryQueueModule,
  ses ? sesMailModule(ses) : inMemoryMailModule,
]
