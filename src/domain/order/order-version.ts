/**
 * Whether an order of that version can no longer change: it is placed as version 1 and decided once, so every later
 * version is final.
 */
export const isFinal = (version: number): boolean => version > 1
