import type { Account } from '../../src/domain/account/account.js'
import type { World } from './world.js'

/** Five lamps and five mugs are for sale in the world, and there is Ada, who may buy them. */
export const withLampsAndMugs = async (world: World): Promise<Account> => {
  await world.stocked('LAMP', 5)
  await world.stocked('MUG', 5)
  return world.customer('ada')
}
