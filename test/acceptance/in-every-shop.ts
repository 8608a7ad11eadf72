import { aWorld } from '../support/world.js'
import { shopByPorts } from './shop-by-ports.js'
import { shopOverHttp } from './shop-over-http.js'
import type { Shop } from './shop.js'

/** Tells the same stories of a shop, so configured, through the driving ports and over HTTP; each has a shop of its own. */
export const inEveryShop = (
  title: string,
  stories: (shop: () => Shop) => void,
  variables: Record<string, string> = {},
): void => {
  for (const [how, open] of [
    ['through the driving ports', shopByPorts],
    ['over HTTP', shopOverHttp],
  ] as const)
    describe(`${title}, ${how}`, () => {
      let shop: Shop
      beforeEach(async () => {
        shop = await open(aWorld(undefined, variables))
      })
      stories(() => shop)
      afterEach(() => shop.close())
    })
}
