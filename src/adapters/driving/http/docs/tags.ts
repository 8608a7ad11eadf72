import type { Route } from '../route.js'
import { ACCOUNT_NOTES } from './account-notes.js'
import { ADMINISTRATION_NOTES, PAGE_NOTES } from './administration-notes.js'
import { DOCUMENT_NOTES } from './document-notes.js'
import { INVENTORY_NOTES } from './inventory-notes.js'
import type { OperationNote, OperationNotes } from './operation-note.js'
import { MAILBOX_NOTES, OPERATOR_NOTES } from './operator-notes.js'
import { ORDER_NOTES } from './order-notes.js'

export type Tag = Readonly<{ name: string; description: string; notes: OperationNotes }>

/** In the order in which somebody who writes a client meets them. */
export const TAGS: readonly Tag[] = [
  { name: 'Accounts', description: 'Accounts, and the sessions of those who are signed in.', notes: ACCOUNT_NOTES },
  { name: 'Orders', description: 'Placing orders, and learning what becomes of them.', notes: ORDER_NOTES },
  {
    name: 'Inventory',
    description: 'What there is to buy. Changing it is for administrators.',
    notes: INVENTORY_NOTES,
  },
  {
    name: 'Administration',
    description: 'Accounts of others. For administrators.',
    notes: ADMINISTRATION_NOTES,
  },
  { name: 'Documentation', description: 'This document, and what each problem means.', notes: DOCUMENT_NOTES },
  { name: 'Pages', description: 'Where links in mails lead.', notes: PAGE_NOTES },
  { name: 'Operation', description: 'For those who run the service.', notes: OPERATOR_NOTES },
  { name: 'Development', description: 'Served only where mails stay in memory.', notes: MAILBOX_NOTES },
]

export const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

/** What clients are told of this route, and under which tag. */
export const toldOf = (route: Route): Readonly<{ tag: Tag; note: OperationNote }> | undefined => {
  const key = keyOf(route)
  const tag = TAGS.find(({ notes }) => key in notes)
  const note = tag?.notes[key]
  return tag && note && { tag, note }
}
