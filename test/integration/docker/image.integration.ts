import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endingWithUs } from '../../support/servers/ending-with-us.js'
import { eventually } from '../../support/servers/eventually.js'
import { freePort } from '../../support/servers/free-port.js'
import { simulatedImage, type SimulatedImage } from './simulated-image.js'

describe('what the Dockerfile makes', function () {
  this.timeout(180_000)
  let root: string
  let image: SimulatedImage
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'image-'))
    image = await simulatedImage(root)
  })
  after(() => rm(root, { recursive: true, force: true }))

  /** Here, unlike in a container, it may only be reached from this machine; and without servers it is no production. */
  const start = async ([command = '', ...given]: readonly string[], variables: Record<string, string> = {}) => {
    const [program, ...args] = await endingWithUs([command, ...given])
    const child = spawn(program, args, {
      cwd: image.folder,
      env: {
        PATH: process.env['PATH'],
        ...image.environment,
        HOST: '127.0.0.1',
        NODE_ENV: 'development',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    return { child, ended, said: () => said }
  }
  const checkHealth = async (PORT: string) => (await start(image.healthcheck, { PORT })).ended

  it('has neither sources, nor tests, nor what is only needed to develop', async () => {
    expect(await readdir(image.folder)).to.have.members(['dist', 'node_modules', 'package.json'])
    expect(await readdir(join(image.folder, 'node_modules')))
      .to.include.members(['koa', 'mongodb'])
      .and.not.to.include.members(['mocha'])
  })

  it('starts, is well, and ends with 0 when it is told to stop', async () => {
    const PORT = `${await freePort()}`
    const service = await start(image.command, { PORT })
    await eventually('health', async () => (await checkHealth(PORT)) === 0 || undefined)
    service.child.kill('SIGTERM')
    expect(await service.ended, service.said()).to.equal(0)
    expect(await checkHealth(PORT)).to.equal(1)
  })

  it('does not start as it is: in production nothing is made up, and nothing kept in memory', async () => {
    const { ended, said } = await start(image.command, { NODE_ENV: image.environment['NODE_ENV'] ?? '' })
    expect(await ended).to.equal(1)
    expect(said()).to.include('MONGO_URL: needed').and.to.include('ACCESS_TOKEN_SECRET: needed')
  })

  it('has the command line for operators', async () => {
    const { ended, said } = await start(['node', 'dist/bootstrap/cli.js', 'config', 'check'])
    expect(await ended, said()).to.equal(0)
  })
})
