import { expect } from 'chai'
import type { AccountRepository } from '../../src/application/ports/driven/account-repository.js'
import { anAccount, aUserId, email } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'

export const accountRepositoryContract = (open: () => Promise<AccountRepository>): void => {
  let accounts: AccountRepository
  beforeEach(async () => {
    accounts = await open()
  })

  it('finds an account by its id and by its e-mail address', async () => {
    const account = anAccount({ email: email('josé@exämple.com'), role: 'admin', disabled: true })
    await valueOf(accounts.add(account))
    await valueOf(accounts.add(anAccount()))
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal(account)
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal(account)
  })

  it('finds nothing for an id or an address that nobody has', async () => {
    await valueOf(accounts.add(anAccount()))
    expect(await valueOf(accounts.byId(aUserId()))).to.be.undefined
    expect(await valueOf(accounts.byEmail(email('nobody@example.com')))).to.be.undefined
  })

  it('refuses an address that somebody has, and leaves that account as it is', async () => {
    const account = anAccount()
    const other = anAccount({ email: account.email, role: 'admin' })
    await valueOf(accounts.add(account))
    expect(await errorOf(accounts.add(other))).to.deep.equal({ type: 'EmailTaken' })
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal(account)
    expect(await valueOf(accounts.byId(other.userId))).to.be.undefined
  })

  it('gives an address to one, of 20 that ask for it at once', async () => {
    const rivals = times(20, () => anAccount({ email: email('ada@example.com') }))
    const added = await Promise.all(rivals.map(account => accounts.add(account)))
    const winners = rivals.filter((_, i) => added[i]?.isOk())
    expect(winners).to.have.length(1)
    expect(await valueOf(accounts.byEmail(email('ada@example.com')))).to.deep.equal(winners[0])
  })

  it('does not change an account with what was given or answered', async () => {
    const given = anAccount()
    const account = structuredClone(given)
    await valueOf(accounts.add(given))
    tamper(given)
    tamper(await valueOf(accounts.byId(account.userId)))
    tamper(await valueOf(accounts.byEmail(account.email)))
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal(account)
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal(account)
  })
}
