import { isUtf8 } from 'node:buffer'
import type { Next } from 'koa'
import bodyParser from 'koa-bodyparser'
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow'
import type { HttpContext } from './http-context.js'
import type { HttpRefusal } from './http-refusal.js'
import { plainMediaType } from './media-type.js'

type BodyRefusal = Extract<
  HttpRefusal,
  { type: 'MalformedJson' | 'IncompleteBody' | 'BodyTooLarge' | 'UnsupportedMediaType' }
>

// `__proto__` is let through to the schema, which refuses it by name like any other unknown field; so is JSON that is no object.
const PARSER_OPTIONS = {
  enableTypes: ['json'],
  jsonLimit: '64kb',
  strict: false,
  detectJSON: () => true,
  onProtoPoisoning: 'ignore',
}
const parse: (context: HttpContext, next: Next) => Promise<void> = bodyParser(PARSER_OPTIONS)
const passOn = () => Promise.resolve()

/** The body as JSON.parse gives it. A body that is optional may be absent: then it is `{}`. */
export const readJson = (
  context: HttpContext,
  { optional }: Readonly<{ optional: boolean }>,
): ResultAsync<unknown, BodyRefusal> =>
  isSent(context)
    ? acceptable(context)
        .asyncAndThen(() => ResultAsync.fromPromise(parsedAsUtf8(context), refusalOf))
        .andThen(utf8 => {
          if (!utf8) return errAsync<never, BodyRefusal>({ type: 'MalformedJson' })
          return context.request.rawBody === '' ? absent(optional) : okAsync(context.request.body)
        })
    : absent(optional)

/** Has the body parsed, and tells whether it is UTF-8: of what is not the parser makes U+FFFD, one password of many. */
const parsedAsUtf8 = async (context: HttpContext): Promise<boolean> => {
  const { req } = context
  const chunks: Buffer[] = []
  const keep = (chunk: Buffer) => void chunks.push(chunk)
  req.on('data', keep)
  try {
    await parse(context, passOn)
    return isUtf8(Buffer.concat(chunks))
  } finally {
    // The rest of a body that is too large is dropped as it comes: else the next request would wait behind it.
    req.off('data', keep).resume()
  }
}

const isSent = ({ headers }: HttpContext) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

const absent = (optional: boolean): ResultAsync<unknown, BodyRefusal> =>
  optional ? okAsync({}) : errAsync({ type: 'MalformedJson' })

const acceptable = ({ headers }: HttpContext): Result<void, BodyRefusal> =>
  plainMediaType(headers) === 'application/json' ? ok() : err({ type: 'UnsupportedMediaType' })

// The parser's errors carry the body: only their kind goes on.
const refusalOf = (error: unknown): BodyRefusal => {
  if (error instanceof SyntaxError) return { type: 'MalformedJson' }
  switch ((error as { type?: unknown }).type) {
    case 'entity.too.large':
      return { type: 'BodyTooLarge' }
    // Not all of it came, or its client had left before it was read.
    case 'request.aborted':
    case 'request.size.invalid':
    case 'stream.not.readable':
      return { type: 'IncompleteBody' }
    default:
      throw error
  }
}
