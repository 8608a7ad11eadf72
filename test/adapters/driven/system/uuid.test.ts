import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { uuidV7Source, uuidV8Of } from '../../../../src/adapters/driven/system/uuid.js'
import { times } from '../../../support/times.js'

const TIME = 0x0189_0a5d_ac96

describe('UUIDs', () => {
  it('of version 7 begin with the time', () => {
    expect(uuidV7Source(() => TIME)()).to.match(/^01890a5d-ac96-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('of version 7 rise, also when many are made within one millisecond', () => {
    const next = uuidV7Source(() => TIME)
    const uuids = times(10_000, next)
    expect(uuids).to.deep.equal([...uuids].sort())
    expect(new Set(uuids).size).to.equal(uuids.length)
  })

  it('of version 7 rise when the clock is set back', () => {
    const readings = [TIME, TIME - 60_000, TIME - 59_999, TIME + 1]
    const uuids = times(
      4,
      uuidV7Source(() => readings.shift() ?? 0),
    )
    expect(uuids).to.deep.equal([...uuids].sort())
  })

  it('of version 8 are the hash of their parts, each under its length', () => {
    const hex = createHash('sha256').update('2:ab4:тт').digest('hex')
    const uuid = uuidV8Of('ab', 'тт')
    expect(uuid).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuid.slice(0, 13)).to.equal(`${hex.slice(0, 8)}-${hex.slice(8, 12)}`)
    expect(uuid.slice(20)).to.equal(`${hex.slice(17, 20)}-${hex.slice(20, 32)}`)
  })

  it('of version 8 differ wherever one part ends and the next begins', () => {
    const uuids = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['2:ab', 'c']].map(parts =>
      uuidV8Of(...parts),
    )
    expect(new Set(uuids).size).to.equal(uuids.length)
  })
})
