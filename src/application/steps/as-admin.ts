import { err, ok, type Result } from 'neverthrow'
import type { Actor } from '../../domain/account/account.js'
import { forbidden, type Forbidden } from '../errors.js'

export const asAdmin = (actor: Actor): Result<Actor, Forbidden> => (actor.role === 'admin' ? ok(actor) : err(forbidden))
