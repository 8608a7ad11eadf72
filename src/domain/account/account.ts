import type { UserId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { Email, PasswordHash } from './credentials.js'

export type Role = 'customer' | 'admin'

/** Who asks. */
export type Actor = Readonly<{ userId: UserId; role: Role }>

export type Account = Readonly<{
  userId: UserId
  email: Email
  /** Whether somebody has shown that they read the mails to it, or an operator has named it. */
  emailVerified: boolean
  passwordHash: PasswordHash
  role: Role
  disabled: boolean
  createdAt: Instant
}>

/** An order, and all else that belongs to somebody, is for its owner and for administrators. */
export const maySee = (actor: Actor, owner: UserId): boolean => actor.role === 'admin' || actor.userId === owner
