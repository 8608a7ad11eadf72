import { join } from 'node:path'
import { cached } from './cached.js'
import { onPath } from './on-path.js'
import { run } from './run.js'
import { Unobtainable } from './unobtainable.js'

const VERSION = '2.5.0'

/** Built from source, which needs Go. */
export const toxiproxyProgram = async (): Promise<string> => {
  const go = onPath('go')
  if (!go) throw new Unobtainable('toxiproxy is built with Go, which is missing')
  const folder = await cached(`toxiproxy-${VERSION}`, async draft => {
    try {
      await run(go, ['install', `github.com/Shopify/toxiproxy/v2/cmd/server@v${VERSION}`], { GOBIN: draft })
    } catch (error) {
      throw new Unobtainable('toxiproxy cannot be built', { cause: error })
    }
  })
  return join(folder, 'server')
}
