import type { Container } from 'inversify'
import { errAsync, okAsync } from 'neverthrow'
import type { InMemoryOrderStore } from '../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import { outcomeUnknown } from '../../../src/application/errors.js'
import type { DueOrders } from '../../../src/application/ports/driven/due-orders.js'
import type { MailClaim, OrderRepository, Recorded } from '../../../src/application/ports/driven/order-repository.js'
import { T } from '../../../src/bootstrap/tokens.js'
import type { IdDecision } from '../../../src/domain/order/id-decision.js'
import { mailClaimed } from '../../../src/domain/order/mail-claims.js'
import { begun, decided, type OrderProgress } from '../../../src/domain/order/order-progress.js'
import { later } from '../../../src/domain/shared/instant.js'
import { aNonce } from '../../support/builders.js'
import { replace } from './replace.js'
import type { Adapt } from './service.js'

type Broken<Port> = (whole: Port, store: InMemoryOrderStore, container: Container) => Partial<Port>

const orders =
  (broken: Broken<OrderRepository>): Adapt =>
  container =>
    replace(container, T.orders, whole => ({ ...whole, ...broken(whole, container.get(T.orderStore), container) }))

const dueOrders =
  (broken: Broken<DueOrders>): Adapt =>
  container =>
    replace(container, T.dueOrders, whole => ({ ...whole, ...broken(whole, container.get(T.orderStore), container) }))

const WEEK = 7 * 24 * 60 * 60_000
const ABANDONED = { type: 'Abandoned' } as const

const made = (decision: IdDecision) => okAsync<Recorded>({ decision, fresh: true })

const claimed = (store: InMemoryOrderStore, progress: OrderProgress, claim: MailClaim | undefined) =>
  store.replace(
    claim
      ? mailClaimed(progress, {
          token: claim.token,
          leaseUntil: later(store.now(), claim.leaseMs),
          deed: { at: store.now(), by: { role: 'worker' } },
        })
      : progress,
  )

/** The decision as one who does not know under which nonces the order has its stock would tell it. */
const withOtherNonces = (decision: IdDecision): IdDecision => {
  if (decision.type !== 'Ordered') return decision
  const [first, ...rest] = decision.order.lines
  return { ...decision, order: { ...decision.order, lines: [{ ...first, hold: aNonce() }, ...rest] } }
}

/** Rules of the protocol that the keeper of the orders may break. */
export const BROKEN_ORDERS = {
  'an order recorded over what is there': orders((_, store) => ({
    record: (placed, dueAt) => {
      store.insert(placed.order.id, { type: 'Ordered', progress: begun(placed, dueAt) })
      store.replace(begun(placed, dueAt))
      return made({ type: 'Ordered', order: placed.order })
    },
  })),
  'a tidy that gives back what the order names': orders(whole => ({
    record: (...placed) => whole.record(...placed).map(told => ({ ...told, decision: withOtherNonces(told.decision) })),
  })),
  'an undo when nobody knows whether it was recorded': orders((whole, _, container) => ({
    record: (placed, dueAt) => {
      const { id, lines } = placed.order
      const holds = lines.map(({ hold, ...line }) => ({ ...line, nonce: hold }))
      return whole
        .record(placed, dueAt)
        .andThen(() => container.get(T.stock).release(id, holds))
        .andThen(() => errAsync(outcomeUnknown('orders', id)))
    },
  })),
  'a release without a tombstone': orders(() => ({ abandon: () => made(ABANDONED) })),
  "a key's tombstone that expires": orders((whole, store) => ({
    abandon: id => {
      const expiresAt = later(store.now(), WEEK)
      const stored = store.insert(id, { type: 'Closed', decision: ABANDONED, expiresAt })
      return stored.type === 'Ordered' ? whole.abandon(id) : made(stored.decision)
    },
  })),
  'a refusal under a key that leaves no document': orders(() => ({
    refuse: (_id, refusal) => made({ type: 'Refused', ...refusal }),
  })),
  'a decision that does not ask for the version': orders((_, store) => ({
    save: (decision, { claim, ...options }) => {
      const progress = decided(store.orderOf(decision.order.id)!, decision, options)
      claimed(store, progress, claim)
      return okAsync(undefined)
    },
  })),
  'a decision that does not ask where its mail goes': orders((whole, store) => ({
    save: (decision, options) => {
      const { mailTo, mailToVouched: _, ...order } = store.orderOf(decision.order.id)!.order
      store.replace({ ...store.orderOf(order.id)!, order: { ...order, mailTo: decision.order.mailTo } })
      return whole.save(decision, options)
    },
  })),
  'a mail that is claimed without asking whether it may be': dueOrders((_, store) => ({
    claimMail: (id, claim) => {
      claimed(store, store.orderOf(id)!, claim)
      return okAsync(true)
    },
  })),
  'nobody who looks after what is due': dueOrders(() => ({ claimDue: () => okAsync([]) })),
}
