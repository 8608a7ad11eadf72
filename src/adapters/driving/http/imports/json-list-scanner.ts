/** What a byte of a JSON list is: of an item, the end of one or of the list, around the list, or out of place. */
export type ListByte = 'Item' | 'ItemEnd' | 'ListEnd' | 'Around' | 'Stray'

const byteOf = (character: string): number => character.charCodeAt(0)
const [QUOTE, BACKSLASH, COMMA, LIST, LIST_END] = ['"', '\\', ',', '[', ']'].map(byteOf)
const OPENING = new Set(['[', '{'].map(byteOf))
const CLOSING = new Set([']', '}'].map(byteOf))
const BLANK = new Set([' ', '\t', '\r', '\n'].map(byteOf))

/**
 * Cuts one JSON list (RFC 8259) into its items, byte by byte, and remembers no more than how deep it is; all that it looks
 * for is ASCII, which UTF-8 uses for nothing else. Whether an item is JSON is for a parser to say: where one is not, the cuts
 * behind it mean nothing.
 */
export const jsonListScanner = (): ((byte: number) => ListByte) => {
  let depth = 0
  let begun = false
  let quoted = false
  let escaped = false

  return byte => {
    if (quoted) {
      if (escaped) escaped = false
      else if (byte === BACKSLASH) escaped = true
      else if (byte === QUOTE) quoted = false
      return 'Item'
    }
    if (depth === 0) {
      if (BLANK.has(byte)) return 'Around'
      if (begun || byte !== LIST) return 'Stray'
      begun = true
      depth = 1
      return 'Around'
    }
    if (byte === QUOTE) quoted = true
    else if (OPENING.has(byte)) depth += 1
    else if (CLOSING.has(byte)) depth -= 1
    if (depth === 0) return byte === LIST_END ? 'ListEnd' : 'Stray'
    return depth === 1 && byte === COMMA ? 'ItemEnd' : 'Item'
  }
}
