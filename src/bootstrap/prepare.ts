import type { Container } from 'inversify'
import type { Config } from './config.js'
import { seed } from './seed.js'
import { T } from './tokens.js'

/** What must be there before the first request: the administrator, and in memory something to buy. */
export const prepare = async (container: Container, { administrator, mongo }: Config): Promise<void> => {
  if (!administrator) return
  const admin = await container.get(T.ensureAdministrator)(administrator)
  if (admin.isErr())
    throw new Error(`the administrator (ADMIN_EMAIL, ADMIN_PASSWORD) cannot be set up: ${JSON.stringify(admin.error)}`)
  if (mongo) return

  const ports = { putProduct: container.get(T.putProduct), adjustStock: container.get(T.adjustStock) }
  const seeded = await seed(ports, admin.value)
  if (seeded.isErr()) throw new Error(`the catalogue cannot be set up: ${JSON.stringify(seeded.error)}`)
}
