import type { Mailer } from '../../../application/ports/driven/mailer.js'
import type { Order } from '../../../domain/order/order.js'
import type { WrittenMail } from '../../support/written-mail.js'
import { ANSWER_WITHIN_MS } from './ses-client.js'
import { sesPost, type SesPostOptions } from './ses-post.js'

export type SesMailerOptions = SesPostOptions & Readonly<{ render: (order: Order) => WrittenMail }>

export const sesMailer = ({ ses, from, render, sendTimeout = ANSWER_WITHIN_MS }: SesMailerOptions): Mailer => {
  const post = sesPost({ ses, from, sendTimeout })
  return { sendTimeout, send: order => post(order.mailTo, render(order)) }
}
