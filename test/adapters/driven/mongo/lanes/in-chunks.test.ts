import { expect } from 'chai'
import { inChunks } from '../../../../../src/adapters/driven/mongo/lanes/in-chunks.js'

describe('work in chunks', () => {
  const chunksOf = async (weights: readonly number[]) => {
    const chunks: (readonly number[])[] = []
    const answers = await inChunks(
      weights,
      10,
      weight => weight,
      async chunk => {
        chunks.push(chunk)
        return chunk.map(weight => -weight)
      },
    )
    expect(answers).to.deep.equal(weights.map(weight => -weight))
    return chunks
  }

  it('goes at once when it is light', async () => {
    expect(await chunksOf([5, 5])).to.deep.equal([[5, 5]])
  })

  it('has no chunk that is too heavy, but for one that nothing can lighten', async () => {
    expect(await chunksOf([5, 6, 20, 1, 9, 1])).to.deep.equal([[5], [6], [20], [1, 9], [1]])
  })

  it('is nothing when there is nothing', async () => {
    expect(await chunksOf([])).to.deep.equal([])
  })
})
