import { expect } from 'chai'
import fc from 'fast-check'
import type { ImportRow } from '../../../../../src/application/ports/driving/import-stock.js'
import { uploadRefusalIn } from '../../../../../src/adapters/driving/http/imports/refused-upload.js'
import { rowsInJsonList } from '../../../../../src/adapters/driving/http/imports/rows-in-json-list.js'
import { rowsInNdjson } from '../../../../../src/adapters/driving/http/imports/rows-in-ndjson.js'

/** The text as it arrives: in pieces of so many bytes. */
async function* arriving(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

type Reader = typeof rowsInJsonList
const rowsOf = async (read: Reader, text: string, size = 65_536): Promise<readonly ImportRow[]> => {
  const rows: ImportRow[] = []
  for await (const row of read(arriving(text, size))) rows.push(row)
  return rows
}
/** What it is refused for, if it is. */
const refusalOf = (text: string, size?: number): Promise<unknown> =>
  rowsOf(rowsInJsonList, text, size).then(() => undefined, uploadRefusalIn)

const listIn = (text: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text).toString())
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const row = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({
    sku: fc.string({ unit: 'grapheme' }),
    name: fc.constantFrom('a "lamp"', 'back\\slash', '[{', ']}', ','),
  }),
)
const rows = fc.array(row, { maxLength: 8 })
const size = fc.integer({ min: 1, max: 40 })

describe('rows in a JSON list', () => {
  it('are those of the same objects line by line, however the list is spaced and cut on its way', () =>
    fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 0, max: 3 }), size, async (values, indent, bytes) => {
        const lines = values.map(value => JSON.stringify(value)).join('\n')
        const list = JSON.stringify(values, undefined, indent)
        expect(await rowsOf(rowsInJsonList, list, bytes)).to.deep.equal(await rowsOf(rowsInNdjson, lines))
      }),
    ))

  it('are refused where JSON.parse would not read the whole as a list, and only there', () =>
    fc.assert(
      fc.asyncProperty(
        rows,
        fc.nat(),
        fc.constantFrom('', '"', '\\', '[', ']', '{', '}', ',', ':', ' ', '1', 'é'),
        size,
        async (values, where, instead, bytes) => {
          const whole = JSON.stringify(values)
          const at = where % whole.length
          const text = whole.slice(0, at) + instead + whole.slice(at + 1)
          const list = listIn(text)
          const refusal = await refusalOf(text, bytes)
          if (list === undefined) expect(refusal, text).to.include({ type: 'MalformedRows' })
          else expect(await rowsOf(rowsInJsonList, text, bytes), text).to.have.lengthOf(list.length)
        },
      ),
      { numRuns: 1_000 },
    ))

  const LONG = `{"name":"${'x'.repeat(16_384)}"}`
  for (const [what, text, pointer] of [
    ['a row that does not fit', `[1,${LONG}]`, '#/1'],
    ['a row that never ends', `[1,2,${'['.repeat(100_000)}`, '#/2'],
    ['a comma too many', '[1,2,]', '#/2'],
    ['a row that is missing', '[,1]', '#/0'],
    ['brackets that do not match', '[{"a":1],2]', '#/0'],
    ['a list that breaks off', '[1,{"sku":"A', '#/1'],
    ['more behind the list', '[1] 2', '#'],
    ['a brace at its end', '[1}', '#'],
    ['nothing', ' ', '#/0'],
  ] as const)
    it(`are refused for ${what}`, async () => {
      const refusal = (await refusalOf(text)) as { faults: { pointer: string }[] }
      expect(refusal.faults.map(fault => fault.pointer)).to.deep.equal([pointer])
    })

  it('may be as deep as their size allows: such a row is a bad one', async () => {
    const deep = '['.repeat(8_000) + ']'.repeat(8_000)
    const read = await rowsOf(rowsInJsonList, `[${deep},1]`)
    expect(read.map(({ type }) => type)).to.deep.equal(['UnreadableRow', 'UnreadableRow'])
  })

  it('may be none', async () => {
    expect(await rowsOf(rowsInJsonList, ' [ \n ] ')).to.be.empty
  })
})
