import type { Brand } from '../shared/brand.js'

/** What a signed-in device is called in the list of its owner's sessions: one visible line of at most 64 characters. */
export type Device = Brand<string, 'Device'>

export const MAX_DEVICE_LENGTH = 64
export const UNKNOWN_DEVICE = 'unknown device' as Device

// What people read must not break the line, turn its direction, or be invisible; a User-Agent is ASCII (RFC 9110 §10.1.5).
const UNFIT = /[^\x20-\x7e]/g

/** The device by its User-Agent, cleaned and cut: whoever sends it may write what they like. */
export const deviceOf = (userAgent: string | undefined): Device => {
  const line = (userAgent ?? '').replace(UNFIT, ' ').replace(/ {2,}/g, ' ').trim()
  return line === '' ? UNKNOWN_DEVICE : (line.slice(0, MAX_DEVICE_LENGTH).trimEnd() as Device)
}
