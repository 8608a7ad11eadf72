import { createHash, randomUUID } from 'node:crypto'

const MAX_COUNT = 0xfff

/**
 * UUIDs of version 7 (RFC 9562 §5.7, §6.2 method 1): the time, a count that begins anywhere in its lower half, 62 random
 * bits. Each is greater than the one before, also within one ms, and when the clock is set back. `now`: ms since the epoch.
 */
export const uuidV7Source = (now: () => number): (() => string) => {
  let time = 0
  let count = 0

  return () => {
    const random = randomUUID()
    const millisecond = now()
    if (millisecond > time) {
      time = millisecond
      count = parseInt(random.slice(15, 18), 16) >> 1
    } else if (++count > MAX_COUNT) {
      time += 1
      count = 0
    }
    const timeHex = time.toString(16).padStart(12, '0')
    const countHex = count.toString(16).padStart(3, '0')
    // What follows the third dash is variant and chance in version 4 and 7 alike.
    return `${timeHex.slice(0, 8)}-${timeHex.slice(8)}-7${countHex}${random.slice(18)}`
  }
}

/** The UUID of version 8 (RFC 9562 §5.8) that the SHA-256 of the parts gives: no other parts have the same. */
export const uuidV8Of = (...parts: readonly string[]): string => {
  // Each part under its length: 'ab','c' and 'a','bc' are different names.
  const name = parts.map(part => `${Buffer.byteLength(part)}:${part}`).join('')
  const hash = createHash('sha256').update(name).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
