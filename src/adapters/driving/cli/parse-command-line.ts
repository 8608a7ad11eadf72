import { err, ok, Result } from 'neverthrow'
import { parseArgs } from 'node:util'
import type { Command, Given } from './command.js'
import { COMMANDS } from './command-table.js'

export type CommandLine = Readonly<{ command: Command; given: Given; json: boolean }>
/** `why` is absent where help was asked for. */
export type NotUnderstood = Readonly<{ why?: string }>

const options = {
  all: { type: 'boolean', default: false },
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** What the arguments ask for. */
export const parseCommandLine = (args: readonly string[]): Result<CommandLine, NotUnderstood> =>
  parsed(args).andThen(({ values, positionals: [of = '', what = '', ...names] }) => {
    const { all, json, help } = values
    const name = `${of} ${what}`.trim()
    const limit = values.limit === undefined ? undefined : Number(values.limit)
    const command = COMMANDS.find(each => each.name === name)
    if (help) return err({})
    if (!command) return err({ why: name === '' ? 'no command' : `no such command: ${name}` })
    if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) return err({ why: '--limit: 1, 2, …' })
    const given = { names, all, limit }
    return command.accepts(given)
      ? ok({ command, given, json })
      : err({ why: `${`${name} ${command.takes}`.trim()}, and nothing else` })
  })

const parsed = Result.fromThrowable(
  (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true }),
  (error): NotUnderstood => ({ why: (error as Error).message }),
)
