import type { Document } from 'mongodb'
import { okAsync, type ResultAsync } from 'neverthrow'
import type { AccountLinks } from '../../../application/ports/driven/account-links.js'
import { BETWEEN_LINKS, LINKS_KEPT, type LinkHash, type LinkPurpose } from '../../../domain/account/account-link.js'
import type { PasswordHash } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { later, type Instant } from '../../../domain/shared/instant.js'
import type { MongoCalls, WriteTrouble } from './mongo-calls.js'

/** Where a link is that was spent, away from those that are good: builds that do not know it must not spend it again. */
const UNFINISHED = 'links.unfinishedReset'

const goodAt = (path: string, hash: LinkHash, now: Instant) => ({
  [`${path}.hash`]: hash,
  [`${path}.expiresAt`]: { $gt: new Date(now) },
})

/** The links as older builds keep them, one for each purpose, or as this one does. */
const linkAmong = (links: unknown, hash: LinkHash): Document | undefined =>
  [links as Document | Document[]].flat().find(link => link['hash'] === hash)

/** One that an older build has kept stands alone, and is replaced, as it would be there. */
const linksBefore = (path: string): Document => ({ $cond: [{ $isArray: `$${path}` }, `$${path}`, []] })

/** The links of an account are in its document, so that whatever spends one changes the account in the same write. */
export const mongoAccountLinks = (calls: MongoCalls): AccountLinks => {
  const spend = (
    purpose: LinkPurpose,
    hash: LinkHash,
    now: Instant,
    changes: (link: Document) => Document,
  ): ResultAsync<UserId | undefined, WriteTrouble> => {
    const path = `links.${purpose}`
    const kept = { [`${path}.hash`]: hash }
    return calls.find('accounts', kept, { limit: 1, projection: { [path]: 1 } }).andThen(([found]) => {
      const link = found && linkAmong((found['links'] as Document)[purpose], hash)
      if (!link || link['expiresAt'] <= new Date(now)) return okAsync(undefined)
      const userId = found._id as UserId
      return calls
        .change('accounts', { q: { _id: userId, ...kept }, u: { $set: changes(link), $unset: { [path]: '' } } })
        .map(changed => (changed ? userId : undefined))
    })
  }

  return {
    keep: (userId, purpose, { hash, madeAt, expiresAt }) => {
      const path = `links.${purpose}`
      const link = { hash, madeAt: new Date(madeAt), expiresAt: new Date(expiresAt) }
      const tooLately = { $gt: new Date(later(madeAt, -BETWEEN_LINKS)) }
      const links = { $slice: [{ $concatArrays: [linksBefore(path), [{ $literal: link }]] }, -LINKS_KEPT[purpose]] }
      return calls.change('accounts', {
        q: { _id: userId, [`${path}.madeAt`]: { $not: tooLately } },
        u: [{ $set: { [path]: links } }],
      })
    },
    verifyEmail: (hash, now) => spend('verifyEmail', hash, now, () => ({ emailVerified: true })),
    resetPassword: (hash, passwordHash, now) =>
      spend('resetPassword', hash, now, link => ({ passwordHash, emailVerified: true, [UNFINISHED]: link })),
    unfinishedReset: (hash, now) =>
      calls
        .find('accounts', goodAt(UNFINISHED, hash, now), { limit: 1, projection: { passwordHash: 1 } })
        .map(
          ([found]) => found && { userId: found._id as UserId, passwordHash: found['passwordHash'] as PasswordHash },
        ),
    finishReset: (userId, hash) =>
      calls
        .update('accounts', [{ q: { _id: userId, [`${UNFINISHED}.hash`]: hash }, u: { $unset: { [UNFINISHED]: '' } } }])
        .map(() => undefined),
  }
}
