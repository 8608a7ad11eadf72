import { expect } from 'chai'
import type { ImportRegister } from '../../src/application/ports/driven/import-register.js'
import { EMPTY_REPORT, type ImportReport } from '../../src/domain/stock/stock-import.js'
import type { IdempotencyKey } from '../../src/domain/shared/ids.js'
import { aClaimToken, aUserId, sku, currency } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { sequentialIds } from '../support/sequential-ids.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'

export type ImportsUnderTest = Readonly<{
  imports: ImportRegister
  passTime: (ms: number) => Promise<void>
}>
/** More than the lease of the register under test, ms. */
const LEASE_OVER = 400

const ids = sequentialIds()
const anAttempt = () => {
  const by = aUserId()
  const id = ids.importIdOf(by, 'a-key' as IdempotencyKey)
  return { id, by, at: SOME_DAY, fingerprint: 'these rows', token: aClaimToken() }
}
const REPORT: ImportReport = {
  read: 9,
  applied: 4,
  failed: 5,
  badRows: [
    { row: 1, failure: { type: 'UnreadableRow', faults: [{ pointer: '#/$sku', detail: '$none' }] } },
    { row: 2, failure: { type: 'DuplicateRow', sku: sku('MUG'), firstRow: 1 } },
    { row: 3, failure: { type: 'CurrencyFixed', sku: sku('MUG'), currency: currency('USD') } },
    { row: 4, failure: { type: 'AdjustmentOutOfRange', sku: sku('MUG'), available: 1, quantity: -2 } },
    { row: 5, failure: { type: 'KeyReused' } },
  ],
}

export const importRegisterContract = (open: () => Promise<ImportsUnderTest>): void => {
  let under: ImportsUnderTest
  beforeEach(async () => {
    under = await open()
  })

  it('begins an import, and shows how far it has come until it is done', async () => {
    const attempt = anAttempt()
    const { id, by } = attempt
    const begun = await valueOf(under.imports.begin(attempt))
    expect(begun).to.deep.equal({
      type: 'Begun',
      stockImport: { id, by, at: SOME_DAY, state: 'Running', ...EMPTY_REPORT },
    })
    for (const state of ['Running', 'Done'] as const) {
      expect(await valueOf(under.imports.note(attempt, REPORT, state))).to.be.true
      expect(await valueOf(under.imports.of(id))).to.deep.equal({ id, by, at: SOME_DAY, state, ...REPORT })
    }
    expect(await valueOf(under.imports.note(attempt, EMPTY_REPORT, 'Running'))).to.be.false
  })

  it('lets one of many attempts begin', async () => {
    const attempt = anAttempt()
    const begun = await valuesOf(times(10, () => under.imports.begin({ ...attempt, token: aClaimToken() })))
    expect(begun.filter(({ type }) => type === 'Begun')).to.have.lengthOf(1)
  })

  it('refuses other content under the same id, whatever has come of the first', async () => {
    const attempt = anAttempt()
    await valueOf(under.imports.begin(attempt))
    const other = { ...attempt, fingerprint: 'other rows' }
    expect(await errorOf(under.imports.begin(other))).to.deep.equal({ type: 'KeyReused' })
    await valueOf(under.imports.note(attempt, REPORT, 'Done'))
    expect(await errorOf(under.imports.begin(other))).to.deep.equal({ type: 'KeyReused' })
  })

  it('that is done is not begun again', async () => {
    const attempt = anAttempt()
    await valueOf(under.imports.begin(attempt))
    await valueOf(under.imports.note(attempt, REPORT, 'Done'))
    await under.passTime(LEASE_OVER)
    const again = await valueOf(under.imports.begin({ ...attempt, token: aClaimToken() }))
    expect(again).to.deep.include({ type: 'Known' })
    expect(again.stockImport).to.deep.include({ state: 'Done', ...REPORT })
  })

  for (const [how, leave] of Object.entries({
    'by a process that is no more': () => under.passTime(LEASE_OVER),
    'and said so': (attempt: ReturnType<typeof anAttempt>) =>
      valueOf(under.imports.note(attempt, REPORT, 'Interrupted')),
  }))
    it(`that was left ${how} is interrupted, begins again, and is no longer the first attempt's`, async () => {
      const attempt = anAttempt()
      await valueOf(under.imports.begin(attempt))
      await leave(attempt)
      expect((await valueOf(under.imports.of(attempt.id))).state).to.equal('Interrupted')
      const second = { ...attempt, token: aClaimToken() }
      expect(await valueOf(under.imports.begin(second))).to.deep.include({ type: 'Begun' })
      expect(await valueOf(under.imports.note(attempt, REPORT, 'Done'))).to.be.false
      expect(await valueOf(under.imports.of(attempt.id))).to.deep.include({ state: 'Running', ...EMPTY_REPORT })
      expect(await valueOf(under.imports.note(second, REPORT, 'Done'))).to.be.true
    })

  it('knows no other', async () => {
    expect(await errorOf(under.imports.of(anAttempt().id))).to.deep.equal({ type: 'ImportNotFound' })
  })
}
