import { expect } from 'chai'
import { recentAccounts } from '../../../../src/adapters/driven/cache/recent-accounts.js'
import { inMemoryAccountRepository } from '../../../../src/adapters/driven/in-memory/in-memory-account-repository.js'
import { accountRepositoryContract } from '../../../contracts/account-repository.contract.js'
import { aUserId, anAccount } from '../../../support/builders.js'
import { valueOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

describe('accounts that were read lately', () => {
  accountRepositoryContract(async () =>
    recentAccounts({ accounts: inMemoryAccountRepository(), clock: steppedClock() }),
  )

  const opened = () => {
    const stored = inMemoryAccountRepository()
    const clock = steppedClock()
    let reads = 0
    const counted = {
      ...stored,
      byId: (...asked: Parameters<typeof stored.byId>) => ((reads += 1), stored.byId(...asked)),
    }
    return { stored, clock, recent: recentAccounts({ accounts: counted, clock }), reads: () => reads }
  }

  it('are read once in two seconds, and show after that what others have changed', async () => {
    const { stored, clock, recent, reads } = opened()
    const account = anAccount()
    await valueOf(stored.add(account))
    await valueOf(recent.byId(account.userId))
    await valueOf(stored.setRole(account.userId, 'admin'))

    clock.advance(1_999)
    expect(await valueOf(recent.byId(account.userId))).to.deep.equal(account)
    expect(reads()).to.equal(1)
    clock.advance(1)
    expect(await valueOf(recent.byId(account.userId))).to.deep.equal({ ...account, role: 'admin' })
  })

  it('are found as soon as they are there', async () => {
    const { stored, recent } = opened()
    const account = anAccount()
    expect(await valueOf(recent.byId(account.userId))).to.be.undefined
    await valueOf(stored.add(account))
    expect(await valueOf(recent.byId(account.userId))).to.deep.equal(account)
  })

  it('are no more than ten thousand: the one that was read first is read again', async () => {
    const { stored, recent, reads } = opened()
    const accounts = times(10_001, () => anAccount({ userId: aUserId() }))
    for (const account of accounts) {
      await valueOf(stored.add(account))
      await valueOf(recent.byId(account.userId))
    }
    const before = reads()
    await valueOf(recent.byId(accounts[1]!.userId))
    expect(reads()).to.equal(before)
    await valueOf(recent.byId(accounts[0]!.userId))
    expect(reads()).to.equal(before + 1)
  })
})
