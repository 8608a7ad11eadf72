import type { OperationNotes } from './operation-note.js'

const MUG = { sku: 'MUG-STONEWARE' }

export const INVENTORY_NOTES: OperationNotes = {
  'get /api/inventory': {
    id: 'listInventory',
    description: '`available` is what can be ordered at this moment; only placing an order makes sure of it.',
    examples: [{ name: 'What is there?', answers: 200 }],
  },
  'get /api/inventory/:sku': {
    id: 'readStockItem',
    examples: [
      { name: 'A mug', path: MUG, answers: 200 },
      { name: 'No product of ours', path: { sku: 'SAMOVAR' }, answers: 404 },
    ],
  },
  'put /api/inventory/:sku': {
    id: 'putProduct',
    description: `Says what a product is, and never how many there are of it: \`POST …/adjustments\` does. To withdraw it, send
\`active: false\`; orders that are placed already keep their names and prices, and those not yet decided fail. Sent again
it changes nothing more.`,
    examples: [
      {
        name: 'A new product',
        path: { sku: 'SAMOVAR' },
        body: { name: 'Samovar, 3 l', unitPrice: { amount: 21900, currency: 'USD' } },
        answers: 201,
      },
      {
        name: 'A new price',
        path: MUG,
        body: { name: 'Stoneware mug', unitPrice: { amount: 1599, currency: 'USD' } },
        answers: 200,
      },
      {
        name: 'Withdrawn',
        path: MUG,
        body: { name: 'Stoneware mug', unitPrice: { amount: 1499, currency: 'USD' }, active: false },
        answers: 200,
      },
      {
        name: 'Another currency',
        path: MUG,
        body: { name: 'Stoneware mug', unitPrice: { amount: 1499, currency: 'EUR' } },
        answers: 409,
      },
    ],
  },
  'post /api/inventory/:sku/adjustments': {
    id: 'adjustStock',
    description: `What is held for orders cannot be counted out: the figure is held against \`available\`. Without an
\`Idempotency-Key\` an adjustment that is sent twice counts twice.`,
    examples: [
      {
        name: 'A delivery',
        path: MUG,
        headers: { 'Idempotency-Key': 'delivery-2026-0117' },
        body: { quantity: 24, reason: 'Delivery 2026-0117' },
        answers: 200,
      },
      { name: 'Breakage', path: MUG, body: { quantity: -1, reason: 'Dropped.' }, answers: 200 },
      { name: 'More than there is', path: MUG, body: { quantity: -100000, reason: 'Miscounted.' }, answers: 409 },
    ],
  },
}
