import { expect } from 'chai'
import type { ImportRow, UploadedRows } from '../../../../src/application/ports/driving/import-stock.js'
import { EMPTY_REPORT } from '../../../../src/domain/stock/stock-import.js'
import { ok, ResultAsync } from 'neverthrow'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { times } from '../../../support/times.js'
import { serve, type Sent, type Served } from './served.js'

const PATH = '/api/inventory/imports'
const HEADER = 'sku,name,unitPrice.amount,unitPrice.currency,active,lowStockThreshold,adjustment,reason'
const LAMP = { sku: 'LAMP', name: 'A "brass" lamp, large', unitPrice: { amount: 4_998, currency: 'USD' } }

const upload = (type: string, body: string | Uint8Array, headers: Record<string, string> = {}): Sent => ({
  as: 'admin',
  headers: { 'content-type': type, 'idempotency-key': 'one-import', ...headers },
  body,
})
const csv = (...lines: string[]) => upload('text/csv', lines.join('\r\n'))
const list = (text: string) => upload('application/json', text)
const ndjson = (...rows: unknown[]) =>
  upload('application/x-ndjson', rows.map(row => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))

describe('an upload of rows', () => {
  let served: Served
  let got: { rows: ImportRow[]; fingerprint: string }[]

  const taking = async ({ rows, fingerprint, discard }: UploadedRows) => {
    const read: ImportRow[] = []
    for await (const row of rows()) read.push(row)
    await discard()
    got.push({ rows: read, fingerprint })
    return ok(EMPTY_REPORT)
  }
  before(async () => {
    served = await serve({ ports: { checkImport: ({ upload: rows }) => new ResultAsync(taking(rows)) } })
  })
  beforeEach(() => {
    got = []
  })
  after(() => served.stop(0))

  const send = async (sent: Sent, path = `${PATH}?dryRun=true`) => {
    const answer = await served.send('POST', path, sent)
    expectToMatchOpenApi('POST', PATH, answer.status, answer.headers, answer.text)
    return answer
  }
  const rowsOf = async (sent: Sent) => {
    expect((await send(sent)).status).to.equal(200)
    return got[0]!.rows
  }
  const faultsOf = async (sent: Sent) =>
    (await rowsOf(sent)).flatMap(row => (row.type === 'UnreadableRow' ? row.faults.map(({ pointer }) => pointer) : []))

  it('says the same in CSV as in JSON', async () => {
    const terms = { ...LAMP, active: false, lowStockThreshold: 5 }
    const wanted = { type: 'ReadableRow', terms, adjustment: { quantity: -3, reason: 'broken' } }
    const table = csv(`\uFEFF${HEADER}`, 'LAMP,"A ""brass"" lamp, large",4998,USD,false,5,-3,broken', '')
    expect(await rowsOf(table)).to.deep.equal([wanted])
    expect(await rowsOf(ndjson({ ...terms, adjustment: -3, reason: 'broken' }, '', ' '))).to.deep.equal([wanted])
    expect(await rowsOf(list(JSON.stringify([{ ...terms, adjustment: -3, reason: 'broken' }])))).to.deep.equal([wanted])
    expect(new Set(got.map(({ fingerprint }) => fingerprint)).size).to.equal(1)
  })

  it('may have its columns in any order, and leaves out what is empty', async () => {
    const table = csv('unitPrice.currency,name,sku,unitPrice.amount,adjustment', 'USD,Pot,POT,1,')
    expect(await rowsOf(table)).to.deep.equal([
      { type: 'ReadableRow', terms: { sku: 'POT', name: 'Pot', unitPrice: { amount: 1, currency: 'USD' } } },
    ])
  })

  it('says of each bad row what is wrong with it, and goes on', async () => {
    expect(
      await faultsOf(
        csv(
          HEADER,
          'A B,x,1.5,usd,yes,-1,0,',
          'TOO,FEW',
          ',,,,,,,',
          `POT,Pot,1,USD,,,1,${'x'.repeat(501)}`,
          'P,P,1,USD,,,,',
        ),
      ),
    ).to.deep.equal([
      ...['#/sku', '#/unitPrice/amount', '#/unitPrice/currency', '#/active', '#/lowStockThreshold'],
      ...['#', '#'],
      ...['#/sku', '#/name', '#/unitPrice/amount', '#/unitPrice/currency'],
      '#/reason',
    ])
    expect(got[0]!.rows).to.have.lengthOf(5)
  })

  for (const [what, row, ...pointers] of [
    ['half an object', '{"sku":', '#'],
    ['a list', '[]', '#'],
    ['null', 'null', '#'],
    ['an unknown field', { ...LAMP, role: 1 }, '#/role'],
    ['__proto__', JSON.stringify({ ...LAMP, x: 1 }).replace('"x"', '"__proto__"'), '#/__proto__'],
    ['an operator', { ...LAMP, sku: { $ne: 1 } }, '#/sku'],
    ['a fraction', { ...LAMP, adjustment: 0.5 }, '#/adjustment'],
  ] as const)
    it(`has a bad row where there is ${what}`, async () => {
      const read = await rowsOf(ndjson(LAMP, row, { ...LAMP, sku: 'POT' }))
      expect(read.map(({ type }) => type)).to.deep.equal(['ReadableRow', 'UnreadableRow', 'ReadableRow'])
      expect(await faultsOf(ndjson(row))).to.include.members([...pointers])
    })

  it('that is no UTF-8 has a bad row', async () => {
    expect(await faultsOf(upload('application/x-ndjson', new Uint8Array([0x22, 0xff, 0x22])))).to.deep.equal(['#'])
  })

  it('that is a list with a row that is no JSON is refused, and the row named', async () => {
    const refused = await send(list('[{"sku":"A"},{"sku":},{"sku":"B"}]'))
    expect(refused.status).to.equal(400)
    const { errors } = JSON.parse(refused.text) as { errors: unknown[] }
    expect(errors).to.deep.equal([{ pointer: '#/1', detail: 'Row 2: It is not JSON.' }])
  })

  it('says of a bad row no more than it takes to mend it, and how much more there is', async () => {
    const strange = (letter: string) => Object.fromEntries(times(7, index => [`${index}${letter.repeat(250)}`, 1]))
    for (const letter of ['x', 'é', '茶', '🍵', '\u0001', '~']) {
      got = []
      const [row] = await rowsOf(ndjson({ ...LAMP, ...strange(letter) }))
      if (row?.type !== 'UnreadableRow') expect.fail(`${letter} can be read.`)
      expect(row.faults).to.have.lengthOf(6)
      expect(row.faults[5]).to.deep.equal({ pointer: '#', detail: 'And 2 more.' })
      for (const { pointer } of row.faults.slice(0, 5)) {
        expect(pointer)
          .to.match(/^#\/\d.*%E2%80%A6$/)
          .and.to.have.lengthOf.at.most(220)
        expect(decodeURIComponent(pointer)).not.to.include('\ufffd')
      }
    }
  })

  const REFUSED: readonly (readonly [string, Sent, number])[] = [
    ['CSV of nothing', csv(''), 400],
    ['CSV without a column that it needs', csv('sku,name', 'A,B'), 400],
    ['CSV with a column of its own', csv(`${HEADER},role`, ''), 400],
    ['CSV in another encoding', upload('text/csv', Buffer.from(`${HEADER}\nPOT,Größe,1,USD,,,,\n`, 'latin1')), 400],
    ['CSV that ends amid a character', upload('text/csv', Buffer.from(`${HEADER}\né`).subarray(0, -1)), 400],
    ['CSV with a column twice', csv(`${HEADER},sku`, ''), 400],
    ['CSV whose quote never ends', csv(HEADER, 'A,"B,1,USD,,,,'), 400],
    ['a line without an end', ndjson('x'.repeat(100_000)), 400],
    ['a line of more than 16 KB', ndjson(JSON.stringify({ ...LAMP, name: 'x'.repeat(20_000) }), LAMP), 400],
    ['JSON that is no list', list('{}'), 400],
    ['a list that breaks off', list('[1,'), 400],
    ['another type', upload('text/plain', '[]'), 415],
    ['another charset', upload('text/csv; charset=utf-16', HEADER), 415],
    ['compressed rows', upload('text/csv', HEADER, { 'content-encoding': 'gzip' }), 415],
    ['more than 16 MB', upload('text/csv', new Uint8Array(17 * 1_048_576)), 413],
    ['50,001 rows', ndjson(times(50_001, () => '1').join('\n')), 422],
  ]
  for (const [what, sent, status] of REFUSED)
    it(`of ${what} is a ${status}`, async () => {
      expect((await send(sent)).status).to.equal(status)
      expect(got).to.be.empty
    })

  it('of cells between semicolons is told what goes between them', async () => {
    expect((await send(csv(HEADER.replaceAll(',', ';'), 'A;B;1;USD;;;;'))).text).to.include('separated by commas')
  })

  it('of 50,000 rows is taken, charset said or not', async () => {
    const body = times(50_000, () => '1').join('\n')
    expect(await rowsOf(upload('application/x-ndjson; charset=UTF-8', body))).to.have.lengthOf(50_000)
  })

  it('without a key is only checked', async () => {
    const sent = { as: 'admin', headers: { 'content-type': 'text/csv' }, body: `${HEADER}\n` } as const
    expect((await send(sent)).status).to.equal(200)
    const refused = await send(sent, PATH)
    expect(refused.status).to.equal(422)
    expect(refused.text).to.include('"header":"Idempotency-Key"')
    expect((await send(sent, `${PATH}?dryRun=yes`)).text).to.include('"parameter":"dryRun"')
  })

  it('that breaks off is not taken', async () => {
    const controller = new AbortController()
    const body = new ReadableStream({
      start: stream => stream.enqueue(new TextEncoder().encode(`${HEADER}\n`)),
      pull: () => controller.abort(),
    })
    const sent = fetch(served.address + PATH, {
      ...{ method: 'POST', body, duplex: 'half', signal: controller.signal },
      headers: { authorization: 'Bearer admin-token', 'content-type': 'text/csv', 'idempotency-key': 'one-import' },
    })
    expect(await sent.catch(() => 'broken off')).to.equal('broken off')
    expect(served.logger.lines.filter(({ level }) => level === 'error')).to.be.empty
  })

  it('is answered by where its import is', async () => {
    const answer = await served.send('POST', PATH, csv(HEADER))
    expectToMatchOpenApi('POST', PATH, 202, answer.headers, answer.text)
    const { importId } = JSON.parse(answer.text) as { importId: string }
    expect(answer.headers.get('location')).to.equal(`${PATH}/${importId}`)
  })
})
