import { expect } from 'chai'
import { unavailable } from '../../src/application/errors.js'
import type { PasswordHasher } from '../../src/application/ports/driven/password-hasher.js'
import type { Password, PasswordHash } from '../../src/domain/account/credentials.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'

/** `room`: how many the hasher takes before it is saturated, those at work and those that wait; a few are enough. */
export type PasswordHasherFeatures = Readonly<{ room: number }>

const PASSWORD = 'correct horse battery staple' as Password

export const passwordHasherContract = (open: () => PasswordHasher, { room }: PasswordHasherFeatures): void => {
  let hasher: PasswordHasher

  beforeEach(() => {
    hasher = open()
  })

  it('knows the password that was hashed', async () => {
    const hash = await valueOf(hasher.hash(PASSWORD))
    expect(await valueOf(hasher.verify(PASSWORD, hash))).to.be.true
  })

  it('takes no other for it, however alike', async () => {
    const hash = await valueOf(hasher.hash(PASSWORD))
    for (const other of ['', ` ${PASSWORD}`, PASSWORD.toUpperCase(), PASSWORD.slice(0, -1), `${PASSWORD}\u0000`])
      expect(await valueOf(hasher.verify(other, hash)), JSON.stringify(other)).to.be.false
  })

  it('tells apart passwords that differ after 127 characters, or only in an accent', async () => {
    const [long, accented] = ['x'.repeat(127), 'cre\u0300me bru\u0302le\u0301e']
    const hash = await valueOf(hasher.hash(`${long}1` as Password))
    expect(await valueOf(hasher.verify(`${long}2`, hash))).to.be.false
    const other = await valueOf(hasher.hash(accented as Password))
    expect(await valueOf(hasher.verify('creme brulee', other))).to.be.false
    expect(await valueOf(hasher.verify(accented, other))).to.be.true
  })

  it('hashes the same password differently each time, and shows nothing of it', async () => {
    const [one, other] = [await valueOf(hasher.hash(PASSWORD)), await valueOf(hasher.hash(PASSWORD))]
    expect(one).not.to.equal(other)
    expect(one).not.to.include(PASSWORD)
  })

  it('finds that no password fits what is not a hash', async () => {
    for (const corrupt of ['', PASSWORD, '$argon2id$v=19$m=19456,t=2,p=1$', '$2b$10$abcdefghijklmnopqrstuv'])
      expect(await valueOf(hasher.verify(PASSWORD, corrupt as PasswordHash)), corrupt).to.be.false
  })

  it('has a decoy that no password fits', async () => {
    expect(await valueOf(hasher.verify(PASSWORD, hasher.decoy))).to.be.false
    expect(await valueOf(hasher.verify('', hasher.decoy))).to.be.false
  })

  it('turns away at once what it has no room for, does the rest, and then has room again', async () => {
    const settled: string[] = []
    const all = times(room + 3, () =>
      hasher.hash(PASSWORD).match(
        () => settled.push('hashed'),
        error => settled.push(error.type),
      ),
    )
    await Promise.all(all)
    expect(settled).to.deep.equal([...times(3, () => 'Unavailable'), ...times(room, () => 'hashed')])

    const hash = await valueOf(hasher.hash(PASSWORD))
    expect(await valueOf(hasher.verify(PASSWORD, hash))).to.be.true
  })

  it('counts verifying and hashing together, and says when to come again', async () => {
    const underWay = Promise.all(times(room, () => hasher.hash(PASSWORD)))
    const { what } = await errorOf(hasher.verify(PASSWORD, hasher.decoy))
    expect(await errorOf(hasher.verify(PASSWORD, hasher.decoy))).to.deep.equal(unavailable(what))
    await underWay
  })
}
