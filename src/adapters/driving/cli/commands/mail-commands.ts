import type { DeadMailList } from '../../../../application/ports/driving/list-dead-mails.js'
import { parseOrderId } from '../../../../domain/shared/ids.js'
import { timeText } from '../../../wire/order-json.js'
import { aLimitAtMost, DEFAULT_LIMIT, oneName, type Command, type Report } from '../command.js'
import { withPorts } from '../configured.js'
import { tableText } from '../table-text.js'

const listed = (mails: DeadMailList): Report => ({
  text:
    mails.length === 0
      ? 'no mail was given up'
      : tableText(
          mails.map(({ orderId, decidedAt, attempts, reason }) => ({
            order: orderId,
            decided: timeText(decidedAt),
            attempts,
            reason,
          })),
        ),
  json: mails.map(mail => ({ ...mail, decidedAt: timeText(mail.decidedAt) })),
  done: true,
})

export const mailCommands: readonly Command[] = [
  {
    name: 'mail dead',
    takes: '[--limit N]',
    tells: 'the orders whose mail was given up, those decided first before others',
    accepts: aLimitAtMost,
    run: ({ limit = DEFAULT_LIMIT }, configuration) =>
      withPorts(configuration, ['store'], ports => ports.listDeadMails({ limit })).map(listed),
  },
  {
    name: 'mail resend',
    takes: 'ORDER_ID',
    tells: 'has the mail of a decided order sent once more, whatever became of it',
    accepts: oneName,
    run: ({ names: [text = ''] }, configuration) =>
      parseOrderId(text).asyncAndThen(orderId =>
        withPorts(configuration, ['store'], ports => ports.resendMail({ orderId, by: { role: 'operator' } })).map(
          ({ resent }) => ({
            text: resent ? 'the mail is due: a worker sends it' : 'the mail is still under way: nothing was done',
            json: { orderId, resent },
            done: true,
          }),
        ),
      ),
  },
]
