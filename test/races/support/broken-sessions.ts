import { T } from '../../../src/bootstrap/tokens.js'
import { replace } from './replace.js'
import type { Adapt } from './service.js'

/** Rules that the keeper of the sessions may break. */
export const BROKEN_SESSIONS = {
  'a session saved over what is there': (container =>
    replace(container, T.sessions, whole => ({ ...whole, save: next => whole.add(next) }))) satisfies Adapt,
}
