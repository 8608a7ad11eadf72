import 'reflect-metadata'
import { Container, type ContainerModule } from 'inversify'
import type { Logger } from '../adapters/support/logger.js'
import type { PasswordPolicy } from '../domain/account/credentials.js'
import type { Config } from './config.js'
import { accountsModule } from './modules/accounts.module.js'
import { httpModule } from './modules/http.module.js'
import { inventoryModule } from './modules/inventory.module.js'
import { linksModule } from './modules/links.module.js'
import { operationsModule } from './modules/operations.module.js'
import { ordersModule } from './modules/orders.module.js'
import { systemModule } from './modules/system.module.js'
import { T } from './tokens.js'

export type Surroundings = Readonly<{
  config: Config
  logger: Logger
  isCommonPassword: PasswordPolicy['isCommon']
  /** What stands behind the driven ports. */
  backings: readonly ContainerModule[]
}>

/** The whole service, nothing of it started: which adapter serves which port, and which use case is made of which ports. */
export const createContainer = ({ config, logger, isCommonPassword, backings }: Surroundings): Container => {
  const container = new Container()
  container.bind(T.config).toConstantValue(config)
  container.bind(T.logger).toConstantValue(logger)
  container
    .bind(T.passwordPolicy)
    .toConstantValue({ minLength: config.passwords.minLength, isCommon: isCommonPassword })
  container.load(
    systemModule,
    accountsModule,
    linksModule,
    ordersModule,
    inventoryModule,
    operationsModule,
    httpModule,
    ...backings,
  )
  return container
}
