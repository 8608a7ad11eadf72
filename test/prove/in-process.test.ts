import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a program prints that imports the module of that name first. */
const printed = async (name: string, program: string, variables: Readonly<Record<string, string>>): Promise<string> => {
  const module = new URL(`in-process/${name}.mjs`, import.meta.url).href
  const child = spawn(process.execPath, ['--import', module, '--input-type=module', '--eval', program], {
    env: { ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

const listening = async (says: string) => {
  const server = createServer(socket => socket.end(says))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

describe('What a proof has its processes import', () => {
  it('leads connections through the proxy before their server, and others where they go', async () => {
    const [server, proxy, other] = await Promise.all(['server', 'proxy', 'other'].map(listening))
    try {
      const heard = (port: number) =>
        `await new Promise(over => net.connect({ host: '127.0.0.1', port: ${port} }).on('data', said => console.log(String(said))).on('close', over))`
      const program = ["import net from 'node:net'", heard(server!.port), heard(other!.port)].join('\n')
      const PROXIES = JSON.stringify({ [`127.0.0.1:${server!.port}`]: proxy!.port })
      expect(await printed('led-through-proxies', program, { PROXIES })).to.equal('proxy\nother\n')
      expect(await printed('led-through-proxies', program, {})).to.equal('server\nother\n')
    } finally {
      for (const each of [server, proxy, other]) each?.close()
    }
  })

  it('shifts the wall clock, and neither the monotonic one nor a time that is named', async () => {
    const program = `const right = performance.timeOrigin + performance.now()
      console.log(JSON.stringify([Date.now() - right, new Date().getTime() - right, Date.parse(Date()) - right, new Date(7).getTime(), new Date() instanceof Date]))`
    const told = JSON.parse(await printed('shifted-clock', program, { CLOCK_SHIFT_MS: '300000' })) as unknown[]
    for (const shift of told.slice(0, 3)) expect(shift).to.be.within(295_000, 305_000)
    expect(told.slice(3)).to.deep.equal([7, true])
    const [still] = JSON.parse(await printed('shifted-clock', program, {})) as number[]
    expect(still).to.be.within(-5_000, 5_000)
  })

  it('tells of heap, descriptors and lag, again and again', async () => {
    const program = 'setTimeout(() => process.exit(), 700)'
    const lines = (await printed('health-told', program, { HEALTH_EVERY_MS: '100' })).trim().split('\n')
    expect(lines.length).to.be.greaterThan(1)
    const { health } = JSON.parse(lines[0]!) as { health: Record<string, number> }
    expect(health).to.have.keys('pid', 'at', 'heap', 'descriptors', 'loopLag')
    expect(health['heap']).to.be.greaterThan(1_000_000)
    expect(health['descriptors']).to.be.within(3, 100)
    expect(await printed('health-told', 'setTimeout(() => process.exit(), 50)', {})).to.equal('')
  })
})
