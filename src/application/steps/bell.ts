/** Wakes one who waits, again and again. A ring while nobody waits is kept for who waits next. */
export const bell = () => {
  let wake = (): void => undefined
  let hasRung = false
  return {
    ring: (): void => {
      hasRung = true
      wake()
    },
    rung: async (): Promise<void> => {
      if (!hasRung) await new Promise<void>(resolve => (wake = resolve))
      hasRung = false
    },
  }
}
