import { expect } from 'chai'
import { z } from 'zod'
import { text } from '../../../../src/adapters/driving/http/json/text.js'
import { times } from '../../../support/times.js'

const schema = text(10)
const taken = (value: string) => schema.safeParse(value).success

describe('A text that people read', () => {
  it('may be anything that shows, and between that what holds it together', () => {
    for (const value of [
      '茶',
      'é',
      'e\u0301',
      '👩‍👩‍👧',
      '☕️',
      'سلام',
      'می\u200cخواهم',
      '한글',
      'soft\u00adware',
      '⠞⠑⠁',
      '\u{1f3f4}\u{e0067}\u{e007f}',
    ])
      expect(taken(value), JSON.stringify(value)).to.equal(true)
  })

  it('is told to other programs by a pattern that refuses nothing of it, and takes besides only what shows nothing', () => {
    const { pattern } = z.toJSONSchema(schema)
    const told = new RegExp(pattern!, 'u')
    const characters = times(0x10000, code => String.fromCharCode(code)).filter(value => !/\p{Cs}/u.test(value))
    expect(characters.filter(value => taken(value) && !told.test(value))).to.deep.equal([])
    const besides = characters.filter(value => told.test(value) && !taken(value))
    expect(besides).to.include.members(['\u200b', '\u00ad', '\u3164', '\u2800'])
    for (const value of besides) expect(value).to.match(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u)
  })
})
