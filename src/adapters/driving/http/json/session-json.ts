import { ok, err } from 'neverthrow'
import { z } from 'zod'
import { MAX_DEVICE_LENGTH, type Device } from '../../../../domain/account/device.js'
import type { Principal, Session } from '../../../../domain/account/session.js'
import type { SessionId } from '../../../../domain/shared/ids.js'
import { timeText } from '../../../wire/order-json.js'
import { parsed } from './parsed.js'
import { text } from './text.js'
import { EXAMPLE } from '../docs/example-values.js'

const SESSION_ID = /^[\w-]{1,64}$/

export const sessionId = parsed(
  z.string().meta({ description: 'The `sessionId` of the session, an opaque text.' }),
  value => (SESSION_ID.test(value) ? ok(value as SessionId) : err('NoSessionId')),
  'Not the id of a session.',
)

export const device = text(MAX_DEVICE_LENGTH)
  .transform(line => line as Device)
  .meta({ description: 'What the session is called in the list of sessions. If absent, as the User-Agent says.' })

export const sessionsJson = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          sessionId: z.string(),
          device: z.string().meta({ description: 'What it was called at the sign-in, or as the User-Agent said.' }),
          createdAt: z.iso.datetime(),
          lastUsedAt: z.iso.datetime().meta({ description: 'When it was begun, or refreshed last.' }),
          current: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
        })
        .meta({ id: 'Session' }),
    ),
  })
  .meta({
    id: 'Sessions',
    description: 'Most recently used first.',
    example: {
      items: [
        {
          sessionId: EXAMPLE.sessionId,
          device: 'Firefox on Linux',
          createdAt: '2026-01-15T08:00:00.000Z',
          lastUsedAt: '2026-01-15T12:00:00.000Z',
          current: true,
        },
      ],
    },
  })

export const sessionsText = (sessions: readonly Session[], by: Principal): string =>
  JSON.stringify({
    items: sessions.map(({ id, device, createdAt, rotatedAt }) => ({
      sessionId: id,
      device,
      createdAt: timeText(createdAt),
      lastUsedAt: timeText(rotatedAt),
      current: id === by.sessionId,
    })),
  } satisfies z.infer<typeof sessionsJson>)
