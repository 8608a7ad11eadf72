import { etagOf, type Known } from './if-none-match.js'
import type { Answer } from './route.js'

type Seen = Readonly<{ text: string; version: number }>

/** An order may be kept by its reader, who asks each time whether it is still good. */
export const orderAnswer = (
  status: number,
  text: string,
  headers: Answer['headers'] = {},
): Answer & Required<Pick<Answer, 'headers'>> => ({
  status,
  text,
  headers: { 'Cache-Control': 'private, no-cache', ...headers },
})

/** The order, or nothing if the client has it as it is. */
export const orderOrNotModified = ({ text, version }: Seen, known: Known = () => false): Answer => {
  const answer = orderAnswer(200, text, { ETag: etagOf(version) })
  return known(version) ? { status: 304, headers: answer.headers } : answer
}
