import { execFile } from 'node:child_process'

const LIMIT_MS = 10 * 60_000
const SHOWN = 4_000

/** Runs the command to its end; answers what it printed to its standard output. Rejects with all it printed if it fails. */
export const run = (
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...variables }, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 }
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (!error) resolve(stdout)
      else
        reject(
          new Error(`${command} ${args.join(' ')}: ${String(error.code ?? error.signal)}\n${tail(stdout + stderr)}`),
        )
    })
  })

const tail = (text: string) => text.slice(-SHOWN)
