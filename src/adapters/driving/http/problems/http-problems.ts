import type { ProblemTable } from './problem-kind.js'

export const HTTP_PROBLEMS = {
  MalformedTarget: {
    status: 400,
    slug: 'malformed-target',
    title: 'Malformed request target',
    detail: 'The target of the request is not a URL.',
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
  NotSignedIn: {
    status: 401,
    slug: 'not-signed-in',
    title: 'Not signed in',
    detail: 'This needs an access token: `Authorization: Bearer …`.',
    particulars: () => ({ headers: { 'WWW-Authenticate': 'Bearer' } }),
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
    particulars: ({ allow }) => ({ headers: { Allow: allow.join(', ') } }),
  },
  BodyTooLarge: {
    status: 413,
    slug: 'body-too-large',
    title: 'The body is too large',
    detail: 'The body may have 64 KB.',
  },
  UnsupportedMediaType: {
    status: 415,
    slug: 'unsupported-media-type',
    title: 'Unsupported media type',
    detail: 'The body must be `application/json`, in UTF-8 and not compressed.',
    particulars: () => ({ headers: { Accept: 'application/json' } }),
  },
  InvalidRequest: {
    status: 422,
    slug: 'invalid-request',
    title: 'The request is not valid',
    detail: 'See `errors` for what is wrong with it.',
    particulars: ({ faults }) => ({ errors: faults }),
  },
  Bug: {
    status: 500,
    slug: 'internal-error',
    title: 'Internal error',
    detail: 'Something went wrong here. Name `instance` when you ask about it.',
  },
  NotReady: {
    status: 503,
    slug: 'not-ready',
    title: 'Not ready',
    detail: 'The service is stopping, or lacks what it cannot do without.',
    particulars: ({ dependencies }) => ({ members: { dependencies }, headers: { 'Retry-After': '1' } }),
  },
} as const satisfies Partial<ProblemTable>
