import { z } from 'zod'
import { UNKNOWN_DEVICE, type Device } from '../../../../domain/account/device.js'
import { expiryOf, type Session } from '../../../../domain/account/session.js'
import type { SessionId, UserId } from '../../../../domain/shared/ids.js'
import { branded, countField, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

const SESSION_VERSION = 2

const sessionDocument = z.object({
  _id: branded<SessionId>(),
  schemaVersion: z.literal(SESSION_VERSION),
  userId: branded<UserId>(),
  device: branded<Device>(),
  generation: countField,
  createdAt: timeField,
  rotatedAt: timeField,
  revokedAt: timeField.exactOptional(),
  /** When it runs out; a little later it is removed. */
  expiresAt: timeField,
})

export type SessionDocument = z.input<typeof sessionDocument>

export const sessionFormat: DocumentFormat<typeof sessionDocument> = {
  what: 'sessions',
  version: SESSION_VERSION,
  schema: sessionDocument,
  upgrades: { 1: document => ({ device: UNKNOWN_DEVICE, ...document }) },
}

/** What changes in the life of a session. */
export const changingIn = (
  session: Session,
): Pick<SessionDocument, 'generation' | 'rotatedAt' | 'revokedAt' | 'expiresAt'> => ({
  generation: session.generation,
  rotatedAt: new Date(session.rotatedAt),
  ...(session.revokedAt === undefined ? {} : { revokedAt: new Date(session.revokedAt) }),
  expiresAt: new Date(expiryOf(session)),
})

export const documentOfSession = (session: Session): SessionDocument => ({
  _id: session.id,
  schemaVersion: SESSION_VERSION,
  userId: session.userId,
  device: session.device,
  createdAt: new Date(session.createdAt),
  ...changingIn(session),
})

export const sessionIn = ({
  _id: id,
  schemaVersion: _,
  expiresAt: _followsFromTheRest,
  ...session
}: z.output<typeof sessionDocument>): Session => ({ id, ...session })
