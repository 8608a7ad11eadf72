import { errAsync, okAsync } from 'neverthrow'
import type { AccountLinks } from '../../../application/ports/driven/account-links.js'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import type { Account } from '../../../domain/account/account.js'
import {
  linksWith,
  mayFollow,
  type AccountLink,
  type LinkHash,
  type LinkPurpose,
} from '../../../domain/account/account-link.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { frozen } from './frozen.js'

type Links = Readonly<Partial<Record<LinkPurpose, readonly AccountLink[]>>>

export const inMemoryAccountRepository = (): AccountRepository & AccountLinks => {
  const linksOf = new Map<UserId, Links>()
  const unfinished = new Map<UserId, AccountLink>()
  const accounts = new Map<UserId, Account>()
  const idUnder = new Map<Email, UserId>()
  const byId = (userId: UserId | undefined) => (userId === undefined ? undefined : accounts.get(userId))
  const change = (userId: UserId, changes: Partial<Account>) => {
    const account = accounts.get(userId)
    if (account) accounts.set(userId, frozen({ ...account, ...changes }))
    return okAsync(undefined)
  }

  const forget = (userId: UserId, purpose: LinkPurpose) => {
    const { [purpose]: _spent, ...others } = linksOf.get(userId) ?? {}
    linksOf.set(userId, frozen(others))
  }
  const spend = (purpose: LinkPurpose, hash: LinkHash, now: Instant, changes: Partial<Account>) => {
    for (const [userId, { [purpose]: links = [] }] of linksOf) {
      const link = links.find(kept => kept.hash === hash && kept.expiresAt > now)
      if (!link) continue
      forget(userId, purpose)
      if (purpose === 'resetPassword') unfinished.set(userId, link)
      return change(userId, changes).map(() => userId)
    }
    return okAsync(undefined)
  }

  return {
    add: account => {
      if (idUnder.has(account.email)) return errAsync({ type: 'EmailTaken' })
      accounts.set(account.userId, frozen(account))
      idUnder.set(account.email, account.userId)
      return okAsync(undefined)
    },
    byEmail: email => okAsync(byId(idUnder.get(email))),
    byId: userId => okAsync(byId(userId)),
    setRole: (userId, role) => change(userId, { role }),
    setDisabled: (userId, disabled) => change(userId, { disabled }),
    changePassword: (userId, passwordHash, seen) => {
      if (byId(userId)?.passwordHash !== seen) return errAsync({ type: 'StaleAccount' })
      forget(userId, 'resetPassword')
      return change(userId, { passwordHash })
    },

    keep: (userId, purpose, link) => {
      const links = linksOf.get(userId)
      const older = links?.[purpose] ?? []
      if (!accounts.has(userId) || !mayFollow(older, link)) return okAsync(false)
      linksOf.set(userId, frozen({ ...links, [purpose]: linksWith(purpose, older, link) }))
      return okAsync(true)
    },
    verifyEmail: (hash, now) => spend('verifyEmail', hash, now, { emailVerified: true }),
    resetPassword: (hash, passwordHash, now) =>
      spend('resetPassword', hash, now, { passwordHash, emailVerified: true }),
    unfinishedReset: (hash, now) => {
      const spent = [...unfinished].find(([, link]) => link.hash === hash && link.expiresAt > now)
      return okAsync(byId(spent?.[0]))
    },
    finishReset: (userId, hash) => {
      if (unfinished.get(userId)?.hash === hash) unfinished.delete(userId)
      return okAsync(undefined)
    },
  }
}
