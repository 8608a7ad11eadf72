import type { HttpPorts } from '../http-ports.js'
import { sessionId, sessionsJson, sessionsText } from '../json/session-json.js'
import { pathPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'listSessions' | 'endSession'>

export const sessionRoutes = ({ listSessions, endSession }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'get',
    path: '/api/auth/sessions',
    summary: 'List the live sessions of the account',
    limit: 'read',
    who: 'signed-in',
    takes: {},
    answers: { 200: { description: 'At most ten.', json: sessionsJson } },
    refusals: ['Unavailable'],
    handle: ({ by }) => listSessions({ by }).map(sessions => ({ status: 200, text: sessionsText(sessions, by) })),
  }),
  guardedRoute({
    method: 'delete',
    path: '/api/auth/sessions/:sessionId',
    summary: 'End one session of the account',
    limit: 'session',
    who: 'signed-in',
    takes: { sessionId: pathPart('sessionId', sessionId, { type: 'SessionNotFound' }) },
    answers: { 204: { description: 'The session is over.' } },
    refusals: ['SessionNotFound', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, sessionId }) => endSession({ by, sessionId }).map(() => ({ status: 204 })),
  }),
]
