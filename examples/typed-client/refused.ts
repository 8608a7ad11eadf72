import type { components } from './api.js'

type Problem = components['schemas']['Problem']

/** What was refused, as an error whose cause is the problem (RFC 9457): go by its `type`. */
export const refused = (problem: Problem | undefined): Error =>
  new Error(problem?.detail ?? 'The answer is none of the service.', { cause: problem })
