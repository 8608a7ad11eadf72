import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { outcomeUnknown } from '../../../../src/application/errors.js'
import { sendingAgain } from '../../../../src/adapters/driven/mongo/sending-again.js'
import { errorOf, valueOf } from '../../../support/outcome-of.js'

const SEND_MS = 300

describe('a write that is sent until it is known to be done', () => {
  /** Each send takes a while, and all but the nth fail. */
  const sending = (succeeds: number, within: number) => {
    let [sends, now] = [0, 7_000]
    const send = () => {
      sends += 1
      now += SEND_MS
      return sends === succeeds ? okAsync('done') : errAsync(outcomeUnknown(`send ${sends}`))
    }
    return { result: sendingAgain(send, { within, elapsed: () => now }), sends: () => sends }
  }

  it('is sent once if that is enough', async () => {
    const { result, sends } = sending(1, 10_000)
    expect(await valueOf(result)).to.equal('done')
    expect(sends()).to.equal(1)
  })

  it('is sent again while it is not', async () => {
    const { result, sends } = sending(3, 10_000)
    expect(await valueOf(result)).to.equal('done')
    expect(sends()).to.equal(3)
  })

  it('is unknown, as it was at last, when time is up', async () => {
    expect(await errorOf(sending(9, 2.5 * SEND_MS).result)).to.include({ what: 'send 3' })
    expect(await errorOf(sending(9, 0).result)).to.include({ what: 'send 1' })
  })
})
