import type { OrderRow } from '../support/documents-in.js'
import type { Mail } from './history.js'

/** The mails of each order, by its id: those that name it. */
export const mailsAbout = (
  orders: readonly OrderRow[],
  mails: readonly Mail[],
): ReadonlyMap<string, readonly Mail[]> => {
  const about = new Map(orders.map(({ _id }) => [_id, [] as Mail[]]))
  for (const mail of mails) for (const word of new Set(mail.text.match(/[\w-]+/g))) about.get(word)?.push(mail)
  return about
}
