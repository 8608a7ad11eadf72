import type { Command } from './command.js'
import { accountCommands } from './commands/account-commands.js'
import { deadLetterCommands } from './commands/dead-letter-commands.js'
import { mailCommands } from './commands/mail-commands.js'
import { setUpCommands } from './commands/set-up-commands.js'

export const COMMANDS: readonly Command[] = [
  ...deadLetterCommands,
  ...mailCommands,
  ...accountCommands,
  ...setUpCommands,
]

const WIDTH = Math.max(...COMMANDS.map(({ name, takes }) => name.length + takes.length + 1))

export const USAGE = [
  'npm run cli -- COMMAND [--json]',
  '',
  ...COMMANDS.map(({ name, takes, tells }) => `  ${`${name} ${takes}`.padEnd(WIDTH)}  ${tells}`),
  '',
  '--json prints one JSON text, for programs. Ends with 0: done, 1: not done, 2: not understood.',
].join('\n')
