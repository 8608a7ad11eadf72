import type { HttpPorts } from '../http-ports.js'
import { mailAddressJson, orderId, resendMailJson } from '../json/order-request-json.js'
import { resentJson, resentText } from '../json/resent-json.js'
import { bodyPart, pathPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'resendMail' | 'changeMailAddress'>

const id = pathPart('id', orderId, { type: 'OrderNotFound' })

export const orderMailRoutes = ({ resendMail, changeMailAddress }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'post',
    path: '/api/orders/:id/mail/resend',
    summary: 'Have the mail of a decided order sent once more',
    limit: 'admin',
    who: 'admin',
    takes: { id, body: bodyPart(resendMailJson, { optional: true }) },
    answers: {
      200: { description: 'A mail is still under way: nothing was done.', json: resentJson },
      202: { description: 'A worker sends it. Whether it was sent, given up or withheld before.', json: resentJson },
    },
    refusals: ['Forbidden', 'OrderNotFound', 'OrderUndecided', 'MailLimitReached', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, id, body: { reason } }) =>
      resendMail({ by, orderId: id, ...(reason === undefined ? {} : { reason }) }).map(({ resent }) => ({
        status: resent ? 202 : 200,
        text: resentText(id, resent),
      })),
  }),
  guardedRoute({
    method: 'put',
    path: '/api/orders/:id/mail-address',
    summary: 'Have the mail of a Pending order go to another address',
    limit: 'admin',
    who: 'admin',
    takes: { id, body: bodyPart(mailAddressJson) },
    answers: { 204: { description: 'It goes there, whether the address is verified or not.' } },
    refusals: [
      'Forbidden',
      'InvalidEmail',
      'OrderNotFound',
      'OrderAlreadyDecided',
      'MailLimitReached',
      'Unavailable',
      'OutcomeUnknown',
    ],
    handle: ({ by, id, body: { email, reason } }) =>
      changeMailAddress({ by, orderId: id, email, ...(reason === undefined ? {} : { reason }) }).map(() => ({
        status: 204,
      })),
  }),
]
