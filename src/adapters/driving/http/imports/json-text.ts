/** The longest row in JSON, bytes: no parser is given more at once, however deep it goes. */
export const MAX_JSON_ROW = 16_384

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text of one row, or nothing if it is not UTF-8. */
export const textIn = (row: Uint8Array): string | undefined => {
  try {
    return decoder.decode(row)
  } catch {
    return undefined
  }
}
