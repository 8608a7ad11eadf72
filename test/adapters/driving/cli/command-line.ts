import { err, ok, okAsync } from 'neverthrow'
import type { CliPorts } from '../../../../src/adapters/driving/cli/cli-ports.js'
import type { Configuration, Configured } from '../../../../src/adapters/driving/cli/configured.js'
import { runCommandLine } from '../../../../src/adapters/driving/cli/run-command-line.js'
import { anAccount } from '../../../support/builders.js'

const PORTS: CliPorts = {
  listDeadLetters: () => okAsync([]),
  redriveDeadLetters: () => okAsync({ redriven: [], notFound: [] }),
  listDeadMails: () => okAsync([]),
  resendMail: () => okAsync(undefined),
  makeAdministrator: () => okAsync(anAccount({ role: 'admin' })),
  disableAccount: () => okAsync(anAccount({ disabled: true })),
  enableAccount: () => okAsync(anAccount()),
}

type Given = Partial<CliPorts> & Readonly<{ configured?: Partial<Configured>; problems?: readonly string[] }>

/** Runs what stands after `npm run cli --`; answers what it ends with, and what it says where. */
export const commandLine = async (line: string, { configured, problems, ...ports }: Given = {}) => {
  const [out, errors]: [string[], string[]] = [[], []]
  const configuration: Configuration = problems
    ? err({ type: 'ConfigurationUnusable', problems })
    : ok({
        choices: { role: 'worker', store: 'MongoDB' },
        inMemory: {},
        open: () => Promise.resolve({ ...PORTS, ...ports }),
        setUp: () => Promise.resolve([]),
        ...configured,
      })
  const code = await runCommandLine(line.split(' ').filter(Boolean), configuration, {
    out: text => void out.push(text),
    err: text => void errors.push(text),
  })
  return { code, out: out.join(''), err: errors.join('') }
}
