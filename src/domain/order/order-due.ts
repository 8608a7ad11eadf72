import type { Instant } from '../shared/instant.js'
import type { OrderEvent } from './order-events.js'
import { mayClaimMail } from './mail-claims.js'
import type { OrderProgress } from './order-progress.js'
import { MAX_MAIL_ATTEMPTS } from './order-schedule.js'
import { isDecided } from './order.js'

/** Who looks at an order: only a worker that has been sent it decides; the reconciler comes when `dueAt` has passed. */
export type Advancer = 'worker' | 'reconciler'

export type Due = Readonly<{
  decision: boolean
  putBack: boolean
  publish: readonly OrderEvent[]
  stock: 'sell' | 'release' | 'nothing'
  mail: 'send' | 'giveUp' | 'nothing'
}>

/** What is to be done for an order now, by this one. */
export const whatIsDue = (progress: OrderProgress, now: Instant, who: Advancer): Due => {
  const { order, outbox } = progress
  const pending = !isDecided(order)
  return {
    decision: pending && who === 'worker',
    // Its `dueAt` lies ahead again by now: the reconciler has put it off to have the order to itself.
    putBack: pending && who === 'reconciler' && outbox.length === 0,
    publish: outbox,
    stock: stockDue(progress),
    mail: mailDue(progress, now),
  }
}

const stockDue = ({ order, stock }: OrderProgress): Due['stock'] => {
  if (stock !== 'due') return 'nothing'
  return order.status === 'Processed' ? 'sell' : 'release'
}

const mailDue = (progress: OrderProgress, now: Instant): Due['mail'] => {
  const { mail } = progress
  if (!mayClaimMail(progress, now)) return 'nothing'
  return mail.state === 'claimed' && mail.attempts >= MAX_MAIL_ATTEMPTS ? 'giveUp' : 'send'
}
