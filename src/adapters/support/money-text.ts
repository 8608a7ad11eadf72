import type { Money } from '../../domain/shared/money.js'

/** The amount as people write it, with as many decimals as its currency has: `USD 49.98`, `JPY 4,998`, `KWD 4.998`. */
export const moneyText = ({ amount, currency }: Money): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
  const { maximumFractionDigits: digits = 0 } = format.resolvedOptions()
  // As decimal text, for a division would round large amounts.
  return format.format(`${amount}E-${digits}` as `${number}`).replace('\u00a0', ' ')
}
