import { putOnSale } from '../support/opened-shop.js'
import { eventually } from '../support/servers/eventually.js'

/** Takes a product off sale for as long as `meanwhile` takes. */
export type Withdraw = (sku: string, meanwhile: () => Promise<void>) => Promise<void>

/** By whichever API answers: asked twice, the product is the same. */
export const withdrawing =
  (token: string, addresses: () => readonly string[]): Withdraw =>
  async (sku, meanwhile) => {
    const put = (active: boolean) =>
      eventually(`${sku} to be put ${active ? 'on' : 'off'} sale`, async () =>
        Promise.any(addresses().map(address => putOnSale(address, { sku, token, active }))).then(() => true),
      )
    await put(false)
    await meanwhile()
    await put(true)
  }
