import { text } from 'node:stream/consumers'

/** What this program is to do. */
export const readJob = async <T>(): Promise<T> => JSON.parse(await text(process.stdin)) as T

/** Tells whoever has started this program. */
export const tell = (result: object): void => void process.stdout.write(`${JSON.stringify(result)}\n`)
