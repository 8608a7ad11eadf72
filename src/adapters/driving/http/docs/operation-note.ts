/** One request as a client sends it. A test sends it to a running service, in the state that `example-values.ts` tells of. */
export type Example = Readonly<{
  /** What it shows. */
  name: string
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is where `type` names another media type. */
  body?: unknown
  type?: string
  /** The status that it gets. */
  answers: number
}>

/** What clients are told of one route, beyond what follows from the route itself. */
export type OperationNote = Readonly<{
  /** The name of its function in generated clients, stable for ever. */
  id: string
  /** Markdown. */
  description?: string
  examples: readonly [Example, ...Example[]]
}>

/** By method and path, as the route has them: `post /api/orders/:id/cancel`. */
export type OperationNotes = Readonly<Record<string, OperationNote>>
