import type { Mailer } from '../../../application/ports/driven/mailer.js'
import type { MailObserver } from '../../support/metrics.js'

/** The mailer, each attempt of which is told by its result. */
export const countedMailer = (mailer: Mailer, observe: MailObserver): Mailer => ({
  sendTimeout: mailer.sendTimeout,
  send: order =>
    mailer
      .send(order)
      .andTee(() => observe('Sent'))
      .orTee(({ type }) => observe(type)),
})
