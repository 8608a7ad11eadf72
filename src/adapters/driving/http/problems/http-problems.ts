import { z } from 'zod'
import { header, retryAfter, RETRY_AFTER, WWW_AUTHENTICATE } from './particulars.js'
import type { ProblemTable } from './problem-kind.js'

export const HTTP_PROBLEMS = {
  MalformedTarget: {
    status: 400,
    slug: 'malformed-target',
    title: 'Malformed request target',
    detail: 'The target of the request is not a URL.',
  },
  AmbiguousHost: {
    status: 400,
    slug: 'ambiguous-host',
    title: 'No host, or more than one',
    detail: 'A request of HTTP/1.1 has exactly one `Host` header.',
  },
  MalformedJson: {
    status: 400,
    slug: 'malformed-json',
    title: 'Malformed JSON',
    detail: 'The body is not JSON.',
  },
  IncompleteBody: {
    status: 400,
    slug: 'incomplete-body',
    title: 'Incomplete body',
    detail: 'The body ended before it was complete.',
  },
  MalformedRows: {
    status: 400,
    slug: 'malformed-rows',
    title: 'The rows cannot be told apart',
    detail: 'The body is not CSV with its header, or not one JSON value a row. Nothing of it has been taken.',
    particulars: ({ faults }) => ({ errors: faults }),
  },
  NotSignedIn: {
    status: 401,
    slug: 'not-signed-in',
    title: 'Not signed in',
    detail: 'This needs an access token: `Authorization: Bearer …`.',
    headers: WWW_AUTHENTICATE,
    particulars: () => header('WWW-Authenticate', 'Bearer'),
  },
  RouteNotFound: {
    status: 404,
    slug: 'not-found',
    title: 'Nothing here',
    detail: 'There is nothing under this path.',
  },
  MethodNotAllowed: {
    status: 405,
    slug: 'method-not-allowed',
    title: 'Method not allowed',
    detail: 'This path knows other methods only: see `Allow`.',
    headers: z.object({ Allow: z.string() }),
    particulars: ({ allow }) => header('Allow', allow.join(', ')),
  },
  BodyTooLarge: {
    status: 413,
    slug: 'body-too-large',
    title: 'The body is too large',
    detail: 'The body may have 64 KB, that of an import 16 MB.',
    particulars: ({ limit = '64 KB' }) => ({ detail: `The body may have ${limit}.` }),
  },
  UnsupportedMediaType: {
    status: 415,
    slug: 'unsupported-media-type',
    title: 'Unsupported media type',
    detail: 'The body must be of a type that `Accept` names, in UTF-8 and not compressed.',
    headers: z.object({ Accept: z.string() }),
    particulars: ({ accept = ['application/json'] }) => header('Accept', accept.join(', ')),
  },
  ExpectationFailed: {
    status: 417,
    slug: 'expectation-failed',
    title: 'Unknown expectation',
    detail: 'The only expectation that can be met is `100-continue`.',
    // Whether its body still follows is for the client to know.
    particulars: () => header('Connection', 'close'),
  },
  InvalidRequest: {
    status: 422,
    slug: 'invalid-request',
    title: 'The request is not valid',
    detail: 'See `errors` for what is wrong with it.',
    particulars: ({ faults }) => ({ errors: faults }),
  },
  TooManyHeaders: {
    status: 431,
    slug: 'too-many-headers',
    title: 'Too many headers',
    detail: 'The request has more headers than a request may have.',
    particulars: ({ limit }) => ({ detail: `At most ${limit} headers, please.` }),
  },
  Bug: {
    status: 500,
    slug: 'internal-error',
    title: 'Internal error',
    detail: 'Something went wrong here. Name `instance` when you ask about it.',
  },
  WaitingRoomFull: {
    status: 503,
    slug: 'waiting-room-full',
    title: 'Too many wait',
    detail: 'Too many requests wait for orders. Ask without `wait`, or again later.',
    headers: RETRY_AFTER,
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  NotReady: {
    status: 503,
    slug: 'not-ready',
    title: 'Not ready',
    detail: 'The service is stopping, or lacks what it cannot do without.',
    headers: RETRY_AFTER,
    particulars: ({ dependencies }) => ({ members: { dependencies }, ...retryAfter(1_000) }),
  },
} as const satisfies Partial<ProblemTable>
