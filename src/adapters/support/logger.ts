type Log = (facts: object, message: string) => void

/** Where adapters tell operators what happened; a pino logger is one. */
export type Logger = Readonly<Record<'debug' | 'info' | 'warn' | 'error' | 'fatal', Log>>
