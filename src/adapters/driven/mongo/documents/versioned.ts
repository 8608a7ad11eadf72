import type { Document } from 'mongodb'
import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { unavailable, type Unavailable } from '../../../../application/errors.js'
import type { CollectionName, Unreadable } from '../mongo-calls.js'

/** One step: a document of some version as the next version has it. */
export type Upgrade = (document: Document) => Document

export type DocumentFormat<T extends z.ZodType> = Readonly<{
  what: CollectionName
  /** What this build writes, and the newest it reads. */
  version: number
  schema: T
  /** By the version from which each one leads on. */
  upgrades?: Readonly<Record<number, Upgrade>>
}>

/** Checks a stored document, and brings an older one up to date. */
export type ReadDocument<T> = (document: Document) => Result<T, Unavailable>

/** What a newer build, or somebody else, wrote is told to operators and answered as `Unavailable`: others may be able to read it. */
export const documentReader =
  <T extends z.ZodType>(
    { what, version, schema, upgrades = {} }: DocumentFormat<T>,
    tell: (unreadable: Unreadable) => void,
  ): ReadDocument<z.output<T>> =>
  document => {
    const parsed = schema.safeParse(upgraded(document, version, upgrades))
    if (parsed.success) return ok(parsed.data)
    const { _id: id, schemaVersion } = document as Partial<Record<string, unknown>>
    tell({ what, id, schemaVersion, problem: z.prettifyError(parsed.error) })
    return err(unavailable(what))
  }

/** Those of them that can be read; who goes on with the others' work passes over the rest, of which operators have been told. */
export const readableOf =
  <T>(read: ReadDocument<T>) =>
  (documents: readonly Document[]): readonly T[] =>
    documents.flatMap(document => {
      const value = read(document)
      return value.isOk() ? [value.value] : []
    })

const upgraded = (document: Document, version: number, upgrades: Readonly<Record<number, Upgrade>>): Document => {
  const from: unknown = document['schemaVersion']
  if (typeof from !== 'number' || from >= version) return document
  const upgrade = upgrades[from]
  return upgrade ? upgraded({ ...upgrade(document), schemaVersion: from + 1 }, version, upgrades) : document
}
