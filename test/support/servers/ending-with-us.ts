import { run } from './run.js'

type Command = readonly [program: string, ...args: string[]]

const signalsDeath = ['setpriv', '--pdeathsig', 'KILL'] as const
let supported: Promise<boolean> | undefined

/**
 * The command, such that the system ends it when this process ends, in whatever way: a process that is killed runs no exit handler.
 * Where the system cannot, the command as it is.
 */
export const endingWithUs = async (command: Command): Promise<Command> => {
  supported ??= run(signalsDeath[0], [...signalsDeath.slice(1), 'true']).then(
    () => true,
    () => false,
  )
  return (await supported) ? [...signalsDeath, ...command] : command
}
