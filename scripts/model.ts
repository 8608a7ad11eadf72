/**
 * Explores rows of the model (docs/model.md): `npm run model -- --row 'two rivals'`, or `--all`; without either, names them.
 * Exits with 1 if one does not end as it should.
 */
import { parseArgs } from 'node:util'
import { exploreRow } from '../test/model/explore-row.js'
import { ROWS } from '../test/model/rows.js'
import { toldFigures, toldTrace } from '../test/model/told.js'

const { values } = parseArgs({ options: { row: { type: 'string' }, all: { type: 'boolean', default: false } } })
const { row: part, all } = values

if (part === undefined && !all) for (const { name, caughtBy } of ROWS) console.log(caughtBy ? `BROKEN ${name}` : name)

for (const row of ROWS.filter(({ name }) => all || (part !== undefined && name.includes(part)))) {
  const started = performance.now()
  const exploration = exploreRow(row)
  const expected = exploration.fault === row.caughtBy
  if (!expected) process.exitCode = 1
  const seconds = (performance.now() - started) / 1_000
  console.log(`${expected ? 'as expected' : 'UNEXPECTED'}  ${row.name}: ${toldFigures(exploration, seconds)}`)
  if (exploration.fault && (!all || !expected)) console.log(toldTrace(row, exploration))
}
