/** Changes whatever can be changed in the value, as deep as it goes, as careless code might. */
export const tamper = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  if (value instanceof Map) value.clear()
  for (const [key, part] of Object.entries(value)) {
    tamper(part)
    Reflect.set(value, key, 'tampered')
  }
}
