import { expect } from 'chai'

/** What of a request or an answer is nobody's business but the client's. */
const SECRET_FIELDS = ['email', 'password', 'currentPassword', 'newPassword', 'token', 'accessToken', 'refreshToken']
/** Of something shorter nobody could say that it is not there by chance. */
const SHORTEST = 8
/** Tokens and addresses are known by their looks, whoever made them. */
const LOOKS_SECRET = /eyJ[\w-]{8,}\.[\w-]+|[\w.+-]+@[\w-]+\.[a-z]{2,}/gi

/** By their beginnings: every line is held against every secret, of which a suite has thousands. */
const used = new Map<string, Set<string>>()

const note = (secret: unknown): void => {
  if (typeof secret !== 'string' || secret.length < SHORTEST) return
  const beginning = secret.slice(0, SHORTEST)
  const alike = used.get(beginning) ?? new Set()
  used.set(beginning, alike.add(secret).add(JSON.stringify(secret).slice(1, -1)))
}

/** Notes the key of a request, and what is secret in the JSON of a request or an answer. */
export const noteSecrets = ({ key, json }: Readonly<{ key?: string | undefined; json?: unknown }>): void => {
  note(key)
  for (const field of SECRET_FIELDS) note((json as Readonly<Record<string, unknown>> | undefined)?.[field])
}

/** Every secret used so far in this process, and whatever looks like one, that a text tells. */
export const secretsIn = (text: string): readonly string[] => {
  const found = new Set<string>(text.match(LOOKS_SECRET))
  for (let at = 0; at + SHORTEST <= text.length; at += 1)
    for (const secret of used.get(text.slice(at, at + SHORTEST)) ?? [])
      if (text.startsWith(secret, at)) found.add(secret)
  return [...found]
}

/** Fails if a line of a log tells a secret. Errors are told with their stacks. */
export const expectToKeepSecrets = (lines: readonly (string | object)[]): void => {
  for (const line of lines) {
    const text = typeof line === 'string' ? line : JSON.stringify(line, stackOf)
    expect(secretsIn(text), text).to.be.empty
  }
}

const stackOf = (_name: string, value: unknown) =>
  value instanceof Error ? `${value.stack ?? ''} ${value.message}` : value
