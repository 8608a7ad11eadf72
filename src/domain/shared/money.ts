import { err, ok, type Result } from 'neverthrow'
import type { Brand } from './brand.js'
import type { Quantity } from './quantity.js'

/** An ISO 4217 code, upper case. */
export type Currency = Brand<string, 'Currency'>
/** An amount in minor units (cents), a safe integer ≥ 0. */
export type Money = Readonly<{ amount: number; currency: Currency }>

export type InvalidCurrency = Readonly<{ type: 'InvalidCurrency'; currency: string }>
export type InvalidAmount = Readonly<{ type: 'InvalidAmount'; amount: number }>
export type AmountTooLarge = Readonly<{ type: 'AmountTooLarge' }>
export type MixedCurrencies = Readonly<{ type: 'MixedCurrencies'; currencies: readonly Currency[] }>

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export const parseCurrency = (code: string): Result<Currency, InvalidCurrency> =>
  CURRENCIES.has(code) ? ok(code as Currency) : err({ type: 'InvalidCurrency', currency: code })

export const money = (amount: number, currency: Currency): Result<Money, InvalidAmount> =>
  Number.isSafeInteger(amount) && amount >= 0 ? ok({ amount, currency }) : err({ type: 'InvalidAmount', amount })

/** The price of `quantity` units. */
export const times = (price: Money, quantity: Quantity): Result<Money, AmountTooLarge> =>
  safe(price.amount * quantity, price.currency)

export const plus = (a: Money, b: Money): Result<Money, AmountTooLarge | MixedCurrencies> =>
  a.currency === b.currency
    ? safe(a.amount + b.amount, a.currency)
    : err({ type: 'MixedCurrencies', currencies: [a.currency, b.currency] })

export const sameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency

const safe = (amount: number, currency: Currency): Result<Money, AmountTooLarge> =>
  Number.isSafeInteger(amount) ? ok({ amount, currency }) : err({ type: 'AmountTooLarge' })
