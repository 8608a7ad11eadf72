import type { IncomingHttpHeaders } from 'node:http'
import { ok } from 'neverthrow'
import { z } from 'zod'
import type { Part } from './request-part.js'

/** Whether the client has that version already. */
export type Known = (version: number) => boolean

/** A strong validator: an order of one version has the same bytes for everybody. */
export const etagOf = (version: number): string => `"${version}"`

const HEADER = z
  .string()
  .optional()
  .meta({ description: 'The `ETag` of what the client has: unless it has changed, the answer is a 304.' })

/**
 * Reads If-None-Match (RFC 9110 §13.1.2): tags that may be weak, compared weakly, or `*`. None of our tags has a comma: what is
 * cut in two at one would not have matched either.
 */
export const knownBy = ({ 'if-none-match': header }: IncomingHttpHeaders): Known | undefined => {
  if (header === undefined) return undefined
  if (header.trim() === '*') return () => true
  const tags = new Set(header.split(',').map(tag => tag.trim().replace(/^W\//, '')))
  return version => tags.has(etagOf(version))
}

export const ifNoneMatchPart: Part<Known | undefined> = {
  read: ({ headers }) => ok(knownBy(headers)),
  document: { parameters: [HEADER.meta({ ...HEADER.meta(), param: { name: 'If-None-Match', in: 'header' } })] },
  refusals: [],
}
