import { ask, type Answer } from '../support/ask.js'
import { productOf } from '../support/opened-shop.js'
import { eventually } from '../support/servers/eventually.js'

/** Takes a product off sale for as long as `meanwhile` takes. */
export type Withdraw = (sku: string, meanwhile: () => Promise<void>) => Promise<void>

/** By whichever API answers: asked twice, the product is the same. */
export const withdrawing =
  (token: string, addresses: () => readonly string[]): Withdraw =>
  async (sku, meanwhile) => {
    const put = (active: boolean) =>
      eventually(`${sku} to be put ${active ? 'on' : 'off'} sale`, async () =>
        Promise.any(
          addresses().map(async address =>
            succeeded(await ask('PUT', `${address}/api/inventory/${sku}`, { token, json: productOf(sku, active) })),
          ),
        ),
      )
    await put(false)
    await meanwhile()
    await put(true)
  }

const succeeded = ({ status }: Answer): true => {
  if (status >= 300) throw new Error(`answered ${status}`)
  return true
}
