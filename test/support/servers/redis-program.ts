import { onPath } from './on-path.js'
import { run } from './run.js'
import { Unobtainable } from './unobtainable.js'
import { atLeast, versionOf } from './version-of.js'

const OLDEST = [6, 2] as const

/** A redis-server of 6.2 or newer, installed from the system's packages if it is missing and we may. */
export const redisProgram = async (): Promise<string> => {
  if (!onPath('redis-server')) await install()
  const program = onPath('redis-server')
  if (program && atLeast(await versionOf(program), OLDEST)) return program
  throw new Unobtainable(`there is no redis-server of ${OLDEST.join('.')} or newer on the PATH`)
}

const install = async () => {
  if (process.getuid?.() !== 0 || !onPath('apt-get'))
    throw new Unobtainable('redis-server is missing: install it (on Debian and Ubuntu, apt-get install redis-server)')
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update', '-q'], quietly)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'redis-server'], quietly)
  } catch (error) {
    throw new Unobtainable('redis-server cannot be installed', { cause: error })
  }
}
