import { expect } from 'chai'
import type { AccountRepository } from '../../src/application/ports/driven/account-repository.js'
import type { PasswordHash } from '../../src/domain/account/credentials.js'
import { anAccount, aUserId, email } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'

const STALE = { type: 'StaleAccount' }
const hash = (text: string) => `a hash of ${text}` as PasswordHash

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

  it('makes an account an administrator’s, and a customer’s again', async () => {
    const [account, other] = [anAccount(), anAccount()]
    await valuesOf([accounts.add(account), accounts.add(other)])
    await valueOf(accounts.setRole(account.userId, 'admin'))
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal({ ...account, role: 'admin' })
    await valueOf(accounts.setRole(account.userId, 'customer'))
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal(account)
    expect(await valueOf(accounts.byId(other.userId))).to.deep.equal(other)
  })

  it('changes the password that was seen, and no other, nor that of another account', async () => {
    const [account, other] = [anAccount(), anAccount()]
    await valuesOf([accounts.add(account), accounts.add(other)])
    await valueOf(accounts.changePassword(account.userId, hash('next'), account.passwordHash))
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal({ ...account, passwordHash: hash('next') })
    expect(await errorOf(accounts.changePassword(account.userId, hash('late'), account.passwordHash))).to.deep.equal(
      STALE,
    )
    expect(await errorOf(accounts.changePassword(aUserId(), hash('none'), account.passwordHash))).to.deep.equal(STALE)
    expect(await valueOf(accounts.byEmail(account.email))).to.include({ passwordHash: hash('next') })
    expect(await valueOf(accounts.byId(other.userId))).to.deep.equal(other)
  })

  it('changes a password for one, of 20 that saw the same', async () => {
    const account = anAccount()
    await valueOf(accounts.add(account))
    const changes = times(20, i => accounts.changePassword(account.userId, hash(`${i}`), account.passwordHash))
    expect((await Promise.all(changes)).filter(change => change.isOk())).to.have.length(1)
  })

  it('disables an account, and no other, once and again, and enables it', async () => {
    const [account, other] = [anAccount({ role: 'admin' }), anAccount()]
    await valuesOf([accounts.add(account), accounts.add(other)])
    await valuesOf([accounts.setDisabled(account.userId, true), accounts.setDisabled(account.userId, true)])
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal({ ...account, disabled: true })
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal({ ...account, disabled: true })
    expect(await valueOf(accounts.byEmail(other.email))).to.deep.equal(other)
    await valueOf(accounts.setDisabled(account.userId, false))
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal({ ...account, disabled: false })
  })

  it('makes no account by changing one that is not there', async () => {
    const nobody = aUserId()
    await valuesOf([accounts.setRole(nobody, 'admin'), accounts.setDisabled(nobody, true)])
    expect(await valueOf(accounts.byId(nobody))).to.be.undefined
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
