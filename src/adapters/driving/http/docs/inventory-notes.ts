import { EXAMPLE } from './example-values.js'
import type { OperationNotes } from './operation-note.js'

const MUG = { sku: 'MUG-STONEWARE' }
const TABLE = `sku,name,unitPrice.amount,unitPrice.currency,active,lowStockThreshold,adjustment,reason
SAMOVAR,"Samovar, 3 l",21900,USD,true,2,12,First delivery
TEA-ASSAM-250G,"Assam, 250 g",890,USD,,,400,First delivery
`
const TEA = { sku: 'TEA-ASSAM-250G', name: 'Assam, 250 g', unitPrice: { amount: 890, currency: 'USD' } }
const LINES = `{"sku":"SAMOVAR","name":"Samovar, 3 l","unitPrice":{"amount":21900,"currency":"USD"}}
{"sku":"TEA-ASSAM-250G","name":"Assam, 250 g","unitPrice":{"amount":890,"currency":"USD"}}
`

export const INVENTORY_NOTES: OperationNotes = {
  'get /api/inventory': {
    id: 'listInventory',
    description: `\`available\` is what is neither held nor sold at this moment; only placing an order makes sure of it.
Products that are withdrawn are listed as well, with \`active: false\`: whatever is available of them, they cannot be ordered.`,
    examples: [
      { name: 'What is there?', answers: 200 },
      { name: 'What begins with “mug”?', query: { q: 'mug', limit: '10' }, answers: 200 },
    ],
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
  'get /api/inventory/:sku/adjustments': {
    id: 'listAdjustments',
    examples: [{ name: 'Of a mug', path: MUG, query: { limit: '20' }, answers: 200 }],
  },
  'post /api/inventory/imports': {
    id: 'importStock',
    description: `Send it with an \`Idempotency-Key\`, and keep the rows until it is \`Done\`. The service does not keep them: an import whose
process ends amid it becomes \`Interrupted\`, and goes on only when the same is sent again under the same key; nothing of it
counts twice. A bad row keeps no other from being taken. The report names the first 5,000 bad rows in \`badRows\`, and
\`badRowsNotNamed\` says how many more there are, which are told of nowhere: check a file with \`dryRun=true\` first, in parts if
need be. Send mended rows by themselves under another key: under another key the good ones would count again.
Without a key it is a 422 \`invalid-request\`. With \`dryRun=true\` none is needed, and nothing is taken.

CSV is that of RFC 4180:

| | |
|---|---|
| columns | in any order, named by the first line; \`sku\`, \`name\`, \`unitPrice.amount\` and \`unitPrice.currency\` have to be there |
| between cells | a comma, and nothing else |
| quotes | \`"\` around a cell with a comma, a quote or a line end in it; a quote within them is written \`""\` |
| line ends | CR LF, LF or CR; empty lines are passed over |
| an empty cell | the same as a field that is not there in JSON: of a product that is there, it stays as it is |
| \`active\` | \`true\` or \`false\` |
| numbers | digits, perhaps with a sign: \`unitPrice.amount\` is in minor units, without a point |
| null | cannot be written: to take a \`lowStockThreshold\` away, send JSON |

A row is 16 KB at most, in any format: a longer one is a 400 for the whole. A line with more cells than
columns, or fewer, is a bad row.`,
    examples: [
      { name: 'Only check it', query: { dryRun: 'true' }, type: 'text/csv', body: TABLE, answers: 200 },
      {
        name: 'A table',
        headers: { 'Idempotency-Key': 'import-2026-0117' },
        type: 'text/csv',
        body: TABLE,
        answers: 202,
      },
      {
        name: 'A list in JSON',
        headers: { 'Idempotency-Key': 'import-2026-0119' },
        body: [{ ...TEA, adjustment: 400, reason: 'First delivery' }],
        answers: 202,
      },
      {
        name: 'Lines of JSON',
        headers: { 'Idempotency-Key': 'import-2026-0118' },
        type: 'application/x-ndjson',
        body: LINES,
        answers: 202,
      },
    ],
  },
  'get /api/inventory/imports/:id': {
    id: 'readImport',
    description:
      'Ask again, once a second, until it is `Done` or `Interrupted`. One that is `Interrupted` waits until it is sent again.',
    examples: [{ name: 'How far is it?', path: { id: EXAMPLE.importId }, answers: 200 }],
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
