import { setTimeout as pause } from 'node:timers/promises'
import { startProcess } from '../../support/service-process.js'

// As good as none; were it for ever, it would stay behind when it is not ended as it should be.
const WITHOUT_END_MS = 60_000

describe('a test without end', function () {
  this.timeout(0)

  it('starts a service and says its process id', async () => {
    const { pid } = await startProcess()
    console.log(`service ${pid}`)
    await pause(WITHOUT_END_MS)
  })
})
