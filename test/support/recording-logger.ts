import type { Logger } from '../../src/adapters/support/logger.js'

export type LogLine = Readonly<{ level: keyof Logger; facts: object; message: string }>

/** A logger that keeps what it is told. */
export const recordingLogger = (): Logger & Readonly<{ lines: readonly LogLine[] }> => {
  const lines: LogLine[] = []
  const at =
    (level: keyof Logger): Logger['info'] =>
    (facts, message) =>
      void lines.push({ level, facts, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') }
}
