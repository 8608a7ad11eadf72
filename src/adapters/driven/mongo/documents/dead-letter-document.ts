import { z } from 'zod'
import type { DeadLetter } from '../../../../application/ports/driven/dead-letters.js'
import { countField, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

const DEAD_LETTER_VERSION = 1

/** One that was redriven is kept for a while: the queue it came by may bring it again. */
const deadLetterDocument = z.object({
  _id: z.string(),
  schemaVersion: z.literal(DEAD_LETTER_VERSION),
  state: z.enum(['waiting', 'redriven']),
  body: z.string(),
  reason: z.string(),
  receives: countField,
  firstSeen: timeField,
  /** When one that was redriven is removed. */
  expiresAt: timeField.exactOptional(),
})

export type DeadLetterDocument = z.input<typeof deadLetterDocument>

export const deadLetterFormat: DocumentFormat<typeof deadLetterDocument> = {
  what: 'deadLetters',
  version: DEAD_LETTER_VERSION,
  schema: deadLetterDocument,
}

export const documentOfDeadLetter = ({ id, firstSeen, ...letter }: DeadLetter): DeadLetterDocument => ({
  _id: id,
  schemaVersion: DEAD_LETTER_VERSION,
  state: 'waiting',
  ...letter,
  firstSeen: new Date(firstSeen),
})

export const deadLetterIn = ({
  _id: id,
  body,
  reason,
  receives,
  firstSeen,
}: z.output<typeof deadLetterDocument>): DeadLetter => ({ id, body, reason, receives, firstSeen })
