/**
 * The function, which looks up what it said before: of texts that come again and again it is asked once. It remembers at most
 * `capacity` of them, then it forgets all and begins anew. That it says undefined is not remembered.
 */
export const remembered = <Value>(
  of: (text: string) => Value | undefined,
  capacity: number,
): ((text: string) => Value | undefined) => {
  const known = new Map<string, Value>()

  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = of(text)
    if (value === undefined) return undefined
    if (known.size >= capacity) known.clear()
    known.set(text, value)
    return value
  }
}
