import { expect } from 'chai'
import { importRowOf } from '../../../src/adapters/driving/http/imports/import-row-json.js'
import { MAX_BAD_ROWS, type BadRow, type ImportReport } from '../../../src/domain/stock/stock-import.js'
import type { IdempotencyKey } from '../../../src/domain/shared/ids.js'
import { aClaimToken, aUserId } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { sequentialIds } from '../../support/sequential-ids.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { importRegisterContract } from '../../contracts/import-register.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoImportRegister', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  importRegisterContract(() => open())

  const begun = async () => {
    const { imports } = await open()
    const by = aUserId()
    const id = sequentialIds().importIdOf(by, 'a-key' as IdempotencyKey)
    const attempt = { id, by, at: SOME_DAY, fingerprint: 'these rows', token: aClaimToken() }
    await valueOf(imports.begin(attempt))
    return { imports, attempt }
  }
  const reportOf = (badRows: readonly BadRow[]): ImportReport => ({
    ...{ read: badRows.length, applied: 0, failed: badRows.length, badRows },
  })

  it('takes a report that is as long as any, of rows whose fields have the strangest names', async () => {
    const { imports, attempt } = await begun()
    const strange = Object.fromEntries(times(12, index => [`${index}${'\u20ac'.repeat(400)}`, 1]))
    const row = importRowOf({ sku: 'LAMP', name: 'Lamp', unitPrice: { amount: 1, currency: 'USD', ...strange } })
    if (row.type !== 'UnreadableRow') expect.fail('It can be read.')
    const badRows = times(MAX_BAD_ROWS, index => ({ row: index + 1, failure: row }))
    expect(await valueOf(imports.note(attempt, reportOf(badRows), 'Done', 0))).to.be.true
    expect((await valueOf(imports.of(attempt.id))).badRows).to.have.lengthOf(MAX_BAD_ROWS)
  })

  it('does not take what the database refuses to note for a sign that somebody else has the import', async () => {
    const { imports, attempt } = await begun()
    const failure = { type: 'UnreadableRow', faults: [{ pointer: '#', detail: 'x'.repeat(9_000_000) }] } as const
    const badRows = times(2, index => ({ row: index + 1, failure }))
    expect(await valueOf(imports.note(attempt, reportOf(badRows.slice(0, 1)), 'Running', 0))).to.be.true
    expect((await errorOf(imports.note(attempt, reportOf(badRows), 'Running', 1))).type).to.equal('OutcomeUnknown')
    expect(await valueOf(imports.of(attempt.id))).to.include({ read: 1 })
  })
})
