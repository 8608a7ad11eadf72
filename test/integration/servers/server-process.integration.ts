import { expect } from 'chai'
import { startServer } from '../../support/servers/server-process.js'

describe('a server that does not start', () => {
  it('is told of with what it logged', async () => {
    const starting = startServer({
      name: 'broken',
      command: process.execPath,
      args: () => ['--eval', 'console.error("no such disk"); process.exit(1)'],
      answers: () => Promise.resolve(false),
    })
    const failure: unknown = await starting.catch((error: unknown) => error)
    expect((failure as Error).message)
      .to.include('broken does not start')
      .and.to.include('no such disk')
  })
})
