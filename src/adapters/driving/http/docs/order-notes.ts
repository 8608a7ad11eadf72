import { EXAMPLE } from './example-values.js'
import type { OperationNote, OperationNotes } from './operation-note.js'

const { orderId, earlierOrderId, cursor } = EXAMPLE
const NOBODYS_ORDER = '019a7c1e-0000-7000-8000-000000000000'
const BASKET = {
  items: [
    { sku: 'TEAPOT-CAST-IRON', quantity: 2 },
    { sku: 'MUG-STONEWARE', quantity: 1 },
  ],
}

const placing = (id: string, description: string): OperationNote => ({
  id,
  description: `${description} Send an \`Idempotency-Key\` of your own making with it: with the same key it can be sent again after
any trouble, and it stays one order; the answer to a repeat carries \`Idempotency-Replayed: true\`. Names, prices and the total
are the shop's at this moment, and later changes of prices do not touch the order. Lines of one SKU are added up.`,
  examples: [
    { name: 'Two products', headers: { 'Idempotency-Key': 'basket-7f3a91' }, body: BASKET, answers: 201 },
    { name: 'More than there is', body: { items: [{ sku: 'TEAPOT-CAST-IRON', quantity: 400 }] }, answers: 409 },
    { name: 'An unknown product', body: { items: [{ sku: 'SAMOVAR', quantity: 1 }] }, answers: 422 },
    { name: 'A price of the client', body: { items: BASKET.items, totalAmount: 1 }, answers: 422 },
  ],
})

export const ORDER_NOTES: OperationNotes = {
  'post /api/orders': placing(
    'placeOrder',
    'Places an order: stock is held for it at once, and the warehouse decides it soon after.',
  ),
  'post /api/orders/create': placing('createOrder', 'The same as `POST /api/orders`, under its older name.'),
  'get /api/orders': {
    id: 'listOrders',
    description: `Pages of orders. Go on with \`nextCursor\`, or follow \`Link: rel="next"\`, until there is none. Orders that are placed
meanwhile never shift a page: nothing is listed twice, nothing is passed over. A cursor is good for the filters that it was
answered for, whatever the \`limit\`.`,
    examples: [
      { name: 'The latest', answers: 200 },
      { name: 'Pending ones, two a page', query: { status: 'Pending', limit: '2' }, answers: 200 },
      { name: 'The next page', query: { limit: '1', cursor }, answers: 200 },
      {
        name: 'Those of one product in a year',
        query: { sku: 'MUG-STONEWARE', from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
        answers: 200,
      },
      { name: 'A page that is too long', query: { limit: '1000' }, answers: 422 },
    ],
  },
  'get /api/orders/:id': {
    id: 'readOrder',
    description: `To learn what becomes of an order, ask with \`wait\`: it is answered as soon as the order is decided, and after so many
seconds at the latest, with the order as it then is. Give the request a time-out that is longer than the wait. With the
\`ETag\` of what you have in \`If-None-Match\`, the answer is a 304 without a body as long as nothing has changed, and \`wait\`
waits for any change. Do not wait so for an order that is decided, whose \`status\` is not \`Pending\`: it changes no more, and
the 304 comes when the wait is over. An order of somebody else is a 404, as is one that never was. Who is signed out while
waiting gets a 401.`,
    examples: [
      { name: 'As it is now', path: { id: orderId }, answers: 200 },
      { name: 'Wait until it is decided', path: { id: orderId }, query: { wait: '1' }, answers: 200 },
      { name: 'Only if it has changed', path: { id: orderId }, headers: { 'If-None-Match': '"1"' }, answers: 304 },
      { name: 'No order of ours', path: { id: NOBODYS_ORDER }, answers: 404 },
    ],
  },
  'get /api/orders/:id/history': {
    id: 'readOrderHistory',
    examples: [{ name: 'From its placing on', path: { id: orderId }, answers: 200 }],
  },
  'post /api/orders/:id/cancel': {
    id: 'cancelOrder',
    description: `What was held for it goes back on sale. To be sent again after any trouble: an order that is Cancelled is answered as
it is. One that the warehouse has decided is a 409, whose \`orderStatus\` says how.`,
    examples: [
      { name: 'With a reason', path: { id: orderId }, body: { reason: 'Ordered twice.' }, answers: 200 },
      { name: 'Without one', path: { id: orderId }, answers: 200 },
    ],
  },
  'post /api/orders/:id/mail/resend': {
    id: 'resendMail',
    description: `Has the mail about a decided order sent once more, by the worker: one that was sent, was given up, or was withheld. While a
mail is on its way nothing is done, and \`resent\` is \`false\`. It stands in the history, and may be done five times.`,
    examples: [
      {
        name: 'A mail that was sent',
        path: { id: earlierOrderId },
        body: { reason: 'The customer has deleted it.' },
        answers: 202,
      },
      { name: 'An order that is not decided yet', path: { id: orderId }, answers: 409 },
    ],
  },
  'put /api/orders/:id/mail-address': {
    id: 'changeMailAddress',
    description: `Where the mail about a Pending order goes, instead of to the account's address. It stands in the history, without the
address, and may be done five times.`,
    examples: [
      {
        name: 'Another address',
        path: { id: orderId },
        body: { email: 'front-desk@example.com', reason: 'She is on holiday.' },
        answers: 204,
      },
      { name: 'Two addresses', path: { id: orderId }, body: { email: 'a@example.com,b@example.com' }, answers: 422 },
    ],
  },
}
