import { ask, asked } from './ask.js'

export type Customer = Readonly<{ userId: string; email: string; token: string }>
type Shelves = Readonly<Record<string, number>>

const UNIT_PRICE = { amount: 1_000, currency: 'USD' }
const PASSWORD = 'correct horse battery'

/** Processes that share these accept each other's tokens, those of before a restart included. */
export const SHOP_VARIABLES = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: PASSWORD,
  ACCESS_TOKEN_SECRET: 'access tokens of the tests are signed with this',
  REFRESH_TOKEN_SECRET: 'refresh tokens of the tests are signed with that',
} as const

/** A shop with so many units of each SKU, at 10.00 each. Answers the administrator's token. */
export const stockShelves = async (address: string, shelves: Shelves): Promise<string> => {
  const token = await signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL)
  for (const [sku, quantity] of Object.entries(shelves)) {
    await putOnSale(address, { sku, token })
    const adjustment = { quantity, reason: 'delivery' }
    await asked(ask('POST', `${address}/api/inventory/${sku}/adjustments`, { token, json: adjustment }))
  }
  return token
}

/** Offers the product at 10.00, or no longer; the administrator's token may do so. */
export const putOnSale = async (
  address: string,
  { sku, token, active = true }: Readonly<{ sku: string; token: string; active?: boolean }>,
): Promise<void> => {
  const json = { name: sku, unitPrice: UNIT_PRICE, active }
  await asked(ask('PUT', `${address}/api/inventory/${sku}`, { token, json }))
}

/** So many customers, signed in. */
export const customersOf = async (address: string, count: number): Promise<readonly Customer[]> => {
  const customers: Customer[] = []
  for (let index = 0; index < count; index += 1) {
    const email = `customer-${index}@example.com`
    const json = { email, password: PASSWORD }
    const { userId } = await asked<{ userId: string }>(ask('POST', `${address}/api/auth/register`, { json }))
    customers.push({ userId, email, token: await signedIn(address, email) })
  }
  return customers
}

export const signedIn = async (address: string, email: string): Promise<string> => {
  const json = { email, password: PASSWORD }
  return (await asked<{ accessToken: string }>(ask('POST', `${address}/api/auth/login`, { json }))).accessToken
}
