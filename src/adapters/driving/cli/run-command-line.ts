import { troubleText } from './cli-trouble.js'
import { USAGE } from './command-table.js'
import type { Configuration } from './configured.js'
import { parseCommandLine, type CommandLine } from './parse-command-line.js'

export type Terminal = Readonly<{ out: (text: string) => void; err: (text: string) => void }>

const DONE = 0
const NOT_DONE = 1
const NOT_UNDERSTOOD = 2

/** Does what the arguments ask for, and answers what the process should end with. */
export const runCommandLine = async (
  args: readonly string[],
  configuration: Configuration,
  terminal: Terminal,
): Promise<number> =>
  parseCommandLine(args).match(
    line => run(line, configuration, terminal),
    ({ why }) => {
      if (why === undefined) terminal.out(`${USAGE}\n`)
      else terminal.err(`${why}\n\n${USAGE}\n`)
      return why === undefined ? DONE : NOT_UNDERSTOOD
    },
  )

const run = async (
  { command, given, json }: CommandLine,
  configuration: Configuration,
  { out, err }: Terminal,
): Promise<number> => {
  const refuse = (type: string, text: string): number => {
    err(json ? `${JSON.stringify({ type, text })}\n` : `${text}\n`)
    return NOT_DONE
  }
  try {
    return await command.run(given, configuration).match(
      report => {
        out(`${json ? JSON.stringify(report.json) : report.text}\n`)
        return report.done ? DONE : NOT_DONE
      },
      trouble => refuse(trouble.type, troubleText(trouble)),
    )
  } catch (error) {
    return refuse('Unforeseen', String(error))
  }
}
