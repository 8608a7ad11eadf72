import { expect } from 'chai'
import type { AccountLinks } from '../../src/application/ports/driven/account-links.js'
import type { AccountRepository } from '../../src/application/ports/driven/account-repository.js'
import { BETWEEN_LINKS, linkOf, LINKS_KEPT, type LinkHash } from '../../src/domain/account/account-link.js'
import type { PasswordHash } from '../../src/domain/account/credentials.js'
import { later } from '../../src/domain/shared/instant.js'
import { anAccount, aUserId } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'

const NEXT = 'the next hash' as PasswordHash
const SOON = later(SOME_DAY, 1_000)
let made = 0
const aHash = () => `hash-${++made}` as LinkHash

type LinksUnderTest = Readonly<{ links: AccountLinks; accounts: AccountRepository }>

export const accountLinksContract = (open: () => Promise<LinksUnderTest>): void => {
  let links: AccountLinks
  let accounts: AccountRepository
  beforeEach(async () => {
    ;({ links, accounts } = await open())
  })
  const opened = async () => {
    const account = anAccount()
    await valueOf(accounts.add(account))
    return account
  }
  const verifying = (hash: LinkHash, at = SOME_DAY) => linkOf('verifyEmail', hash, at)
  const resetting = (hash: LinkHash, at = SOME_DAY) => linkOf('resetPassword', hash, at)

  it('verifies the address of the account, once, and changes nothing else', async () => {
    const [account, other, hash] = [await opened(), await opened(), aHash()]
    expect(await valueOf(links.keep(account.userId, 'verifyEmail', verifying(hash)))).to.equal(true)
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal(account)
    expect(await valueOf(links.verifyEmail(hash, SOON))).to.equal(account.userId)
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal({ ...account, emailVerified: true })
    expect(await valueOf(accounts.byId(other.userId))).to.deep.equal(other)
    expect(await valueOf(links.verifyEmail(hash, SOON))).to.equal(undefined)
  })

  it('sets the password, once, and the address is verified by it', async () => {
    const [account, hash] = [await opened(), aHash()]
    await valueOf(links.keep(account.userId, 'resetPassword', resetting(hash)))
    expect(await valueOf(links.resetPassword(hash, NEXT, SOON))).to.equal(account.userId)
    const after = { ...account, passwordHash: NEXT, emailVerified: true }
    expect(await valueOf(accounts.byId(account.userId))).to.deep.equal(after)
    expect(await valueOf(links.resetPassword(hash, 'another' as PasswordHash, SOON))).to.equal(undefined)
    expect(await valueOf(accounts.byEmail(account.email))).to.deep.equal(after)
  })

  it('knows whose password a link has set until that is finished, or the link would have run out', async () => {
    const [{ userId }, hash] = [await opened(), aHash()]
    const { expiresAt } = resetting(hash)
    await valueOf(links.keep(userId, 'resetPassword', resetting(hash)))
    expect(await valueOf(links.unfinishedReset(hash, SOON)), 'of a link that is good').to.equal(undefined)
    await valueOf(links.resetPassword(hash, NEXT, SOON))
    const begun = { userId, passwordHash: NEXT }
    expect(await valueOf(links.unfinishedReset(hash, later(expiresAt, -1)))).to.include(begun)
    expect(await valueOf(links.unfinishedReset(hash, expiresAt))).to.equal(undefined)
    expect(await valueOf(links.unfinishedReset(aHash(), SOON))).to.equal(undefined)
    await valueOf(links.finishReset(userId, aHash()))
    expect(await valueOf(links.unfinishedReset(hash, SOON))).to.include(begun)
    await valuesOf(times(2, () => links.finishReset(userId, hash)))
    expect(await valueOf(links.unfinishedReset(hash, SOON))).to.equal(undefined)
  })

  it('has a link that was spent keep no newer one away', async () => {
    const [{ userId }, hash, newer] = [await opened(), aHash(), aHash()]
    await valueOf(links.keep(userId, 'resetPassword', resetting(hash)))
    await valueOf(links.resetPassword(hash, NEXT, SOON))
    expect(await valueOf(links.keep(userId, 'resetPassword', resetting(newer, SOON)))).to.equal(true)
    expect(await valueOf(links.unfinishedReset(hash, SOON))).to.include({ userId })
    expect(await valueOf(links.resetPassword(newer, 'a third' as PasswordHash, SOON))).to.equal(userId)
    expect(await valueOf(links.unfinishedReset(hash, SOON)), 'only of the last').to.equal(undefined)
  })

  it('gives a link to one, of 20 that spend it at once', async () => {
    const [{ userId }, hash] = [await opened(), aHash()]
    await valueOf(links.keep(userId, 'resetPassword', resetting(hash)))
    const spent = await valuesOf(times(20, i => links.resetPassword(hash, `hash ${i}` as PasswordHash, SOON)))
    expect(spent.filter(owner => owner === userId)).to.have.length(1)
  })

  it('knows no link that has run out, or never was, or is for another purpose', async () => {
    const [{ userId }, hash, other] = [await opened(), aHash(), aHash()]
    await valueOf(links.keep(userId, 'verifyEmail', verifying(hash)))
    await valueOf(links.keep(userId, 'resetPassword', resetting(other)))
    expect(await valueOf(links.verifyEmail(hash, verifying(hash).expiresAt))).to.equal(undefined)
    expect(await valueOf(links.resetPassword(other, NEXT, resetting(other).expiresAt))).to.equal(undefined)
    expect(await valueOf(links.verifyEmail(other, SOON))).to.equal(undefined)
    expect(await valueOf(links.resetPassword(hash, NEXT, SOON))).to.equal(undefined)
    expect(await valueOf(links.verifyEmail(aHash(), SOON))).to.equal(undefined)
    expect(await valueOf(links.verifyEmail(hash, later(verifying(hash).expiresAt, -1)))).to.equal(userId)
  })

  it('has a newer link take the place of the older one, but not within a minute', async () => {
    const [{ userId }, older, early, newer] = [await opened(), aHash(), aHash(), aHash()]
    await valueOf(links.keep(userId, 'verifyEmail', verifying(older)))
    const tooSoon = later(SOME_DAY, BETWEEN_LINKS - 1)
    expect(await valueOf(links.keep(userId, 'verifyEmail', verifying(early, tooSoon)))).to.equal(false)
    expect(await valueOf(links.keep(userId, 'resetPassword', resetting(aHash(), tooSoon)))).to.equal(true)
    expect(await valueOf(links.verifyEmail(early, tooSoon))).to.equal(undefined)
    const then = later(SOME_DAY, BETWEEN_LINKS)
    expect(await valueOf(links.keep(userId, 'verifyEmail', verifying(newer, then)))).to.equal(true)
    expect(await valueOf(links.verifyEmail(older, then))).to.equal(undefined)
    expect(await valueOf(links.verifyEmail(newer, then))).to.equal(userId)
  })

  it('has no link to another password end an older one, however many are asked for, until one of them is spent', async () => {
    const [{ userId }, other] = [await opened(), await opened()]
    const hashes = times(LINKS_KEPT.resetPassword + 1, aHash)
    const madeAt = (nth: number) => later(SOME_DAY, nth * BETWEEN_LINKS)
    const keep = async (nth: number) =>
      expect(await valueOf(links.keep(userId, 'resetPassword', resetting(hashes[nth]!, madeAt(nth))))).to.equal(true)
    const last = hashes.length - 1
    for (let nth = 0; nth <= last; nth++) await keep(nth)
    await valueOf(links.keep(other.userId, 'resetPassword', resetting(aHash(), madeAt(last))))

    expect(await valueOf(links.resetPassword(hashes[0]!, NEXT, madeAt(last))), 'has run out').to.equal(undefined)
    expect(await valueOf(links.resetPassword(hashes[1]!, NEXT, madeAt(last)))).to.equal(userId)
    expect(await valueOf(links.unfinishedReset(hashes[1]!, madeAt(last)))).to.include({ userId })
    for (const hash of hashes)
      expect(await valueOf(links.resetPassword(hash, 'a third' as PasswordHash, madeAt(last)))).to.equal(undefined)
  })

  it('gives one of the links of an account to one, of 20 that spend them at once', async () => {
    const [{ userId }, hashes] = [await opened(), times(20, aHash)]
    for (const [nth, hash] of hashes.entries())
      await valueOf(links.keep(userId, 'resetPassword', resetting(hash, later(SOME_DAY, nth * BETWEEN_LINKS))))
    const at = later(SOME_DAY, 20 * BETWEEN_LINKS)
    const spent = await valuesOf(hashes.map(hash => links.resetPassword(hash, NEXT, at)))
    expect(spent.filter(owner => owner === userId)).to.have.length(1)
  })

  it('keeps one, of 20 links that are made at once, and none for nobody', async () => {
    const { userId } = await opened()
    const kept = await valuesOf(times(20, () => links.keep(userId, 'resetPassword', resetting(aHash()))))
    expect(kept.filter(Boolean)).to.have.length(1)
    expect(await valueOf(links.keep(aUserId(), 'verifyEmail', verifying(aHash())))).to.equal(false)
  })

  it('knows no link to another password once the password was changed', async () => {
    const [account, hash, newer, verify] = [await opened(), aHash(), aHash(), aHash()]
    const then = later(SOME_DAY, BETWEEN_LINKS)
    await valueOf(links.keep(account.userId, 'resetPassword', resetting(hash)))
    await valueOf(links.keep(account.userId, 'resetPassword', resetting(newer, then)))
    await valueOf(links.keep(account.userId, 'verifyEmail', verifying(verify)))
    await valueOf(accounts.changePassword(account.userId, NEXT, account.passwordHash))
    for (const reset of [hash, newer])
      expect(await valueOf(links.resetPassword(reset, 'a third' as PasswordHash, then))).to.equal(undefined)
    expect(await valueOf(links.verifyEmail(verify, then))).to.equal(account.userId)
  })
}
