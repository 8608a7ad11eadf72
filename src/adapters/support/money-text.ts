import type { Currency, Money } from '../../domain/shared/money.js'

type Format = Readonly<{ format: Intl.NumberFormat; digits: number }>

// To make one costs a hundred times what it costs to use it; there are as many as currencies.
const formats = new Map<Currency, Format>()

/** The amount as people write it, with as many decimals as its currency has: `USD 49.98`, `JPY 4,998`, `KWD 4.998`. */
export const moneyText = ({ amount, currency }: Money): string => {
  const { format, digits } = formatOf(currency)
  // As decimal text, for a division would round large amounts.
  return format.format(`${amount}E-${digits}` as `${number}`).replace('\u00a0', ' ')
}

const formatOf = (currency: Currency): Format => {
  const known = formats.get(currency)
  if (known) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
  const { maximumFractionDigits: digits = 0 } = format.resolvedOptions()
  formats.set(currency, { format, digits })
  return { format, digits }
}
