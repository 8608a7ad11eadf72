/**
 * The value itself, which nobody can change from now on, nor anything in it: a store that shares it needs no copies.
 * For plain objects and lists; what is frozen already is taken to be so throughout.
 */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}
