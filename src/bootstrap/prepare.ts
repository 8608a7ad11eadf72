import type { Container } from 'inversify'
import type { Config } from './config.js'
import { seed } from './seed.js'
import { T } from './tokens.js'

/** What must be there before the first request: the administrator, and in memory something to buy. */
export const prepare = async (container: Container, { administrator }: Config): Promise<void> => {
  if (!administrator) return
  const ensured = await container
    .get(T.ensureAdministrator)(administrator)
    .andThen(admin =>
      seed({ putProduct: container.get(T.putProduct), adjustStock: container.get(T.adjustStock) }, admin),
    )
  if (ensured.isErr())
    throw new Error(`the administrator or the catalogue cannot be set up: ${JSON.stringify(ensured.error)}`)
}
