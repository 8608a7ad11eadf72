import type { HttpRefusal } from '../http-refusal.js'

export type UploadRefusal = Extract<
  HttpRefusal,
  { type: 'IncompleteBody' | 'BodyTooLarge' | 'UnsupportedMediaType' | 'MalformedRows' | 'InvalidRequest' }
>

const refusals = new WeakMap<object, UploadRefusal>()

/** To be thrown out of a stream, through whatever reads it. */
export const refusedUpload = (refusal: UploadRefusal): Error => {
  const error = new Error(refusal.type)
  refusals.set(error, refusal)
  return error
}

/** What was refused; whatever else ended a stream is thrown on, but for a client that has gone. */
export const uploadRefusalIn = (error: unknown): UploadRefusal => {
  const refusal = typeof error === 'object' && error !== null ? refusals.get(error) : undefined
  if (refusal) return refusal
  if ((error as { code?: unknown }).code === 'ECONNRESET') return { type: 'IncompleteBody' }
  throw error
}
