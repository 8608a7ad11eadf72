import { errAsync, okAsync } from 'neverthrow'
import { emailTaken } from '../../../application/errors.js'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import { accountFormat, accountIn, documentOfAccount, type AccountDocument } from './documents/account-document.js'
import { documentReader } from './documents/versioned.js'
import { findLane } from './lanes/find-lane.js'
import { insertLane } from './lanes/insert-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import { updateLane } from './lanes/update-lane.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; lanes: LaneSettings }>

export const mongoAccountRepository = ({ calls, lanes }: Options): AccountRepository => {
  const read = documentReader(accountFormat, calls.unreadable)
  const insert = insertLane<AccountDocument>('accounts', calls, lanes)
  const update = updateLane('accounts', calls, lanes)
  const byId = findLane('accounts', calls, read, lanes)

  return {
    // Of the two unique keys the id is a fresh one: a duplicate is one of the address.
    add: account =>
      insert(documentOfAccount(account)).andThen(inserted =>
        inserted === 'Inserted' ? okAsync(undefined) : errAsync(emailTaken),
      ),
    byEmail: email =>
      calls
        .find('accounts', { email }, { limit: 1 })
        .andThen(([document]) => (document ? read(document).map(accountIn) : okAsync(undefined))),
    byId: userId => byId(userId).map(stored => stored && accountIn(stored)),
    setRole: (userId, role) => update({ q: { _id: userId }, u: { $set: { role } } }),
    setDisabled: (userId, disabled) => update({ q: { _id: userId }, u: { $set: { disabled } } }),
    changePassword: (userId, passwordHash, seen) =>
      calls
        .change('accounts', {
          q: { _id: userId, passwordHash: seen },
          u: { $set: { passwordHash }, $unset: { 'links.resetPassword': '' } },
        })
        .andThen(changed => (changed ? okAsync(undefined) : errAsync({ type: 'StaleAccount' as const }))),
  }
}
