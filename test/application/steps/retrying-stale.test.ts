import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { staleOrder, unavailable } from '../../../src/application/errors.js'
import { retryingStale } from '../../../src/application/steps/retrying-stale.js'
import { errorOf } from '../../support/outcome-of.js'

describe('What others are always faster at', () => {
  it('is tried three times in all, and cannot be done now', async () => {
    let tries = 0
    const refused = await errorOf(
      retryingStale(() => {
        tries += 1
        return errAsync(staleOrder)
      }),
    )
    expect(refused).to.deep.equal(unavailable('what was to be saved'))
    expect(tries).to.equal(3)
  })
})
