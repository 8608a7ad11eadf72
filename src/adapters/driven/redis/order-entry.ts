import type { OrderView } from '../../../application/ports/driven/order-views.js'
import type { UserId } from '../../../domain/shared/ids.js'

const PREFIX = /^([1-9]\d{0,14}) ([^ ]+) /

/** The view as one string. The text stays as it is, behind what must be known to hand it out. */
export const orderEntry = ({ owner, version, text }: OrderView): string => `${version} ${owner} ${text}`

/** The view in an entry; undefined if it is none. */
export const viewInEntry = (entry: string): OrderView | undefined => {
  const [prefix, version, owner] = PREFIX.exec(entry) ?? []
  if (prefix === undefined) return undefined
  return { owner: owner as UserId, version: Number(version), text: entry.slice(prefix.length) }
}
