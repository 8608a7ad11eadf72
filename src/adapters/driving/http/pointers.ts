import type { z } from 'zod'
import type { Item } from '../../../domain/order/order-line.js'
import type { Fault } from './http-refusal.js'

/** A JSON pointer (RFC 6901) as a URI fragment: `#/items/0/quantity`. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  `#${path.map(step => `/${encodedStep(wellFormed(shortened(String(step))))}`).join('')}`

const MAX_NAME = 100
/** A letter takes up to twelve characters of a pointer: a name is as short in it, whatever it is written in. */
const MAX_STEP = 200
const ELLIPSIS = encodeURIComponent('…')

/** A name that the client made up, no longer than it takes to recognise it: an answer must not grow with it. */
export const shortened = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name)

/** Faults at places of a body, and how many more there are than are told. */
export type PointedFaults = Readonly<{
  faults: readonly Readonly<{ pointer: string; detail: string }>[]
  others: number
}>

/**
 * The first faults that the issues of a schema speak of, `most` of them; each field that the schema does not know is pointed
 * at itself. No more are pointed at than are told: a body of nothing but unknown fields must not cost as many pointers.
 */
export const firstFaults = (issues: readonly z.core.$ZodIssue[], most: number): PointedFaults => {
  const places = issues.flatMap(placesOf)
  return {
    faults: places.slice(0, most).map(({ path, detail }) => ({ pointer: pointerTo(path), detail })),
    others: Math.max(places.length - most, 0),
  }
}

type Place = Readonly<{ path: readonly PropertyKey[]; detail: string }>

const placesOf = (issue: z.core.$ZodIssue): readonly Place[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map(key => ({ path: [...issue.path, key], detail: 'This field is unknown.' }))
    : [{ path: issue.path, detail: issue.message }]

/** A fault at every item of one of these SKUs. */
export const faultsAt = (
  items: readonly Item[] | undefined,
  skus: readonly string[],
  field: keyof Item,
  detail: string,
): readonly Fault[] =>
  (items ?? []).flatMap(({ sku }, index) =>
    skus.includes(sku) ? [{ pointer: pointerTo(['items', index, field]), detail }] : [],
  )

const encodedStep = (step: string): string => {
  let encoded = ''
  for (const character of step) {
    const next = encodeURIComponent(escaped(character))
    if (encoded.length + next.length > MAX_STEP) return encoded + ELLIPSIS
    encoded += next
  }
  return encoded
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1')

// A lone surrogate cannot be percent-encoded; the way through UTF-8 makes it U+FFFD.
const wellFormed = (text: string) => Buffer.from(text).toString()
