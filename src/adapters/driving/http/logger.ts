type Log = (facts: object, message: string) => void

/** Where HTTP tells operators what happened; a pino logger is one. */
export type Logger = Readonly<{ info: Log; warn: Log; error: Log }>
