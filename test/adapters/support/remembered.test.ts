import { expect } from 'chai'
import { remembered } from '../../../src/adapters/support/remembered.js'

describe('What a function said of a text', () => {
  const asking = (capacity: number) => {
    const asked: string[] = []
    const of = (text: string) => {
      asked.push(text)
      return text === '' ? undefined : text.length
    }
    return { asked, lengthOf: remembered(of, capacity) }
  }

  it('is remembered', () => {
    const { asked, lengthOf } = asking(2)
    expect(['one', 'four', 'one', 'four'].map(lengthOf)).to.deep.equal([3, 4, 3, 4])
    expect(asked).to.deep.equal(['one', 'four'])
  })

  it('is forgotten with all else when there are too many', () => {
    const { asked, lengthOf } = asking(2)
    expect(['one', 'four', 'seven', 'one', 'seven'].map(lengthOf)).to.deep.equal([3, 4, 5, 3, 5])
    expect(asked).to.deep.equal(['one', 'four', 'seven', 'one'])
  })

  it('is asked for again where it said nothing', () => {
    const { asked, lengthOf } = asking(2)
    expect(['', ''].map(lengthOf)).to.deep.equal([undefined, undefined])
    expect(asked).to.deep.equal(['', ''])
  })
})
