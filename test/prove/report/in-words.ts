/** ms as a reader says it. */
export const duration = (ms: number): string => {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? pair(minutes, 'min', seconds % 60, 's')
    : pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

const pair = (whole: number, unit: string, rest: number, smaller: string): string =>
  rest > 0 ? `${whole} ${unit} ${rest} ${smaller}` : `${whole} ${unit}`

/** With thousands separated, and no more digits than anyone reads. */
export const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 })

export const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`

/** `duplicatedMails` as `duplicated mails`. */
export const spaced = (name: string): string =>
  name.replace(/(?<=[a-z\d])[A-Z](?=[a-z])/g, letter => ` ${letter.toLowerCase()}`)

/** `2026-11-22 20:14:16 UTC`, of an ISO 8601 time in UTC. */
export const moment = (iso: string): string => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')

/** The first of a long list, and how many more there are. */
export const firstOf = (list: readonly string[], most: number): readonly string[] =>
  list.length > most ? [...list.slice(0, most), `… and ${number(list.length - most)} more`] : list

/** What is too long to be read. */
export const shortened = (text: string): string => (text.length > 500 ? `${text.slice(0, 500)}…` : text)
