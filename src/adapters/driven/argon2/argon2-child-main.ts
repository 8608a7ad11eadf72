import type { Answered, Asked } from './argon2-child.js'
import { nativeArgon2 } from './native-argon2.js'
import { yieldTheCore } from './yield-the-core.js'

// The program of the process that hashes passwords. It loads as little as it can: its memory comes on top of the service's.

yieldTheCore()
const argon2 = nativeArgon2()

const answerTo = ({ password, stored }: Asked): Promise<string | boolean> =>
  stored === undefined ? argon2.hash(password) : argon2.verify(stored, password)

process.on('message', (asked: Asked) => {
  const tell = (answered: Answered) => process.send?.(answered)
  answerTo(asked).then(
    answer => tell({ id: asked.id, answer }),
    () => tell({ id: asked.id }),
  )
})
process.on('disconnect', () => process.exit())
// Ctrl-C reaches everyone in the terminal. Whoever asks still has to answer what it was asked, and ends this process then.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
