import { hash, verify } from '@node-rs/argon2'
import { expect } from 'chai'
import type { Argon2 } from '../../../../src/adapters/driven/argon2/argon2.js'
import { argon2PasswordHasher } from '../../../../src/adapters/driven/argon2/argon2-password-hasher.js'
import { nativeArgon2 } from '../../../../src/adapters/driven/argon2/native-argon2.js'
import type { Password, PasswordHash } from '../../../../src/domain/account/credentials.js'
import { passwordHasherContract } from '../../../contracts/password-hasher.contract.js'
import { errorOf, valueOf } from '../../../support/outcome-of.js'
import { times } from '../../../support/times.js'

const PASSWORD = 'correct horse battery staple' as Password
const ONE_OF_OURS = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/

/** Argon2 that notes what it is asked to compute, and the most that it computed at once. */
const counting = () => {
  const counts = { hashed: 0, verified: [] as string[], atOnce: 0 }
  let running = 0
  const counted = <T>(work: Promise<T>): Promise<T> => {
    counts.atOnce = Math.max(counts.atOnce, ++running)
    return work.finally(() => --running)
  }
  const argon2 = nativeArgon2({
    hash: (...given) => {
      counts.hashed += 1
      return counted(hash(...given))
    },
    verify: (stored, ...given) => {
      counts.verified.push(String(stored))
      return counted(verify(stored, ...given))
    },
  })
  return { argon2, counts }
}

describe('Passwords hashed by Argon2', () => {
  const limits = { atOnce: 2, waiting: 3 }
  passwordHasherContract(() => argon2PasswordHasher({ argon2: nativeArgon2(), limits }), { room: 5 })

  it('are hashed with 19 MiB, two passes, one lane, a salt of 16 bytes – the decoy too', async () => {
    const hasher = argon2PasswordHasher({ argon2: nativeArgon2() })
    expect(await valueOf(hasher.hash(PASSWORD))).to.match(ONE_OF_OURS)
    expect(hasher.decoy).to.match(ONE_OF_OURS)
    expect(argon2PasswordHasher({ argon2: nativeArgon2() }).decoy).not.to.equal(hasher.decoy)
  })

  it('are verified by the parameters of the stored hash', async () => {
    const older = (await hash(PASSWORD, { memoryCost: 8_192, timeCost: 3, parallelism: 1 })) as PasswordHash
    const hasher = argon2PasswordHasher({ argon2: nativeArgon2() })
    expect(await valueOf(hasher.verify(PASSWORD, older))).to.be.true
    expect(await valueOf(hasher.verify('another', older))).to.be.false
  })

  it('cost one computation each: against a hash, the decoy, and what is no hash', async () => {
    const { argon2, counts } = counting()
    const hasher = argon2PasswordHasher({ argon2 })
    for (const stored of [hasher.decoy, 'no hash' as PasswordHash]) await valueOf(hasher.verify(PASSWORD, stored))
    expect(counts.verified).to.have.length(2)
    for (const verified of counts.verified) expect(verified).to.match(ONE_OF_OURS)
    expect(counts.hashed).to.equal(0)
  })

  it('are hashed two at a time, whatever comes', async () => {
    const { argon2, counts } = counting()
    const hasher = argon2PasswordHasher({ argon2, limits })
    await Promise.all(times(5, i => (i % 2 ? hasher.hash(PASSWORD) : hasher.verify(PASSWORD, hasher.decoy))))
    expect(counts.atOnce).to.equal(2)
  })

  it('wait in a queue of 64 unless said otherwise', async () => {
    const argon2: Argon2 = { ...nativeArgon2(), verify: () => Promise.resolve(true) }
    const hasher = argon2PasswordHasher({ argon2 })
    const answers = await Promise.all(times(70, () => hasher.verify(PASSWORD, hasher.decoy)))
    expect(answers.filter(answer => answer.isOk())).to.have.length(66)
  })

  it('are a matter of trying again when there is no memory to hash them', async () => {
    const argon2: Argon2 = { ...nativeArgon2(), hash: () => Promise.reject(new Error('memory')) }
    const { type } = await errorOf(argon2PasswordHasher({ argon2 }).hash(PASSWORD))
    expect(type).to.equal('Unavailable')
  })
})
