import { err, ok, type Result } from 'neverthrow'
import type { Brand } from '../shared/brand.js'
import type { Product } from './product.js'

/** What is looked for, and under which a product is found: words in lower case with one space between them. */
export type SearchTerm = Brand<string, 'SearchTerm'>
export type InvalidSearchTerm = Readonly<{ type: 'InvalidSearchTerm' }>

/** So many characters of a term are compared, and so many words of a name can be looked for: what is kept of a product has a bound. */
const COMPARED = 32
const WORDS = 8

/** Letters and digits are compared, without their case; it takes at least one of them. */
export const parseSearchTerm = (text: string): Result<SearchTerm, InvalidSearchTerm> => {
  const term = charactersOf(wordsOf(text)).slice(0, COMPARED).join('').trimEnd()
  return term === '' ? err({ type: 'InvalidSearchTerm' }) : ok(term as SearchTerm)
}

/** Every term that finds the product: what its SKU begins with, and its name, from any of its words on. */
export const searchTermsOf = ({ sku, name }: Pick<Product, 'sku' | 'name'>): ReadonlySet<SearchTerm> => {
  const words = wordsOf(name)
  const beginnings = words.slice(0, WORDS).map((_, index) => words.slice(index))
  return new Set([wordsOf(sku), ...beginnings].flatMap(prefixesOf))
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    // Lower case can undo it, and a term that is read again must be the same.
    .normalize('NFKC')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

// By code points: half a surrogate pair is no text.
const charactersOf = (words: readonly string[]): readonly string[] => Array.from(words.join(' '))

const prefixesOf = (words: readonly string[]): readonly SearchTerm[] => {
  let prefix = ''
  return charactersOf(words)
    .slice(0, COMPARED)
    .map(character => (prefix += character).trimEnd()) as SearchTerm[]
}
