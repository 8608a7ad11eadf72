import { expect } from 'chai'
import { cryptoIdSource } from '../../../../src/adapters/driven/system/crypto-id-source.js'
import { systemClock } from '../../../../src/adapters/driven/system/system-clock.js'
import type { IdempotencyKey, UserId } from '../../../../src/domain/shared/ids.js'
import { idSourceContract } from '../../../contracts/id-source.contract.js'
import { sku } from '../../../support/builders.js'

const USER = '01890a5d-0000-774b-bcce-b302099a8057' as UserId
const KEY = 'a-key-for-ever' as IdempotencyKey

describe('Ids made by chance and by hash', () => {
  idSourceContract(() => cryptoIdSource(systemClock))

  it('are made from a key as they have always been: an order placed by an older build is found again', () => {
    const ids = cryptoIdSource(systemClock)
    expect(ids.orderIdOf(USER, KEY, 0)).to.equal('87658d4b-58da-8751-b596-7f969acb9e54')
    expect(ids.adjustmentIdOf(USER, sku('MUG'), KEY)).to.equal('ae4f4e47-cd23-8863-b27b-ffad34862f44')
  })

  it('of sessions have 144 bits of chance', () => {
    expect(cryptoIdSource(systemClock).sessionId()).to.match(/^[A-Za-z0-9_-]{24}$/)
  })
})
