import { expect } from 'chai'
import { livesIn } from './lives-in.js'

const BEGAN = 1_700_000_000_000
const told = (by: string, pid: number, at: number) => ({
  by,
  line: JSON.stringify({ health: { pid, at: BEGAN + at, heap: 7, descriptors: 20, loopLag: 1 } }),
})

describe('what processes tell of their health', () => {
  it('is told life by life, since the run began, beside whatever else they log', () => {
    const logs = [
      told('api-1', 11, 500),
      { by: 'api-1', line: '{"msg":"up"}' },
      told('api-1', 11, 900),
      told('api-1', 12, 1_500),
    ]
    const sample = { process: 'api-1', heap: 7, descriptors: 20, loopLag: 1 }
    expect(livesIn(logs, BEGAN)).to.deep.equal([
      {
        process: 'api-1',
        began: 500,
        samples: [
          { ...sample, at: 500 },
          { ...sample, at: 900 },
        ],
      },
      { process: 'api-1', began: 1_500, samples: [{ ...sample, at: 1_500 }] },
    ])
  })
})
