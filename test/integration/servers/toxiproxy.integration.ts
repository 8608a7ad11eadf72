import { expect } from 'chai'
import { once } from 'node:events'
import { connect } from 'node:net'
import { withServers } from '../../support/servers/with-servers.js'

describe('a proxy of the tests', () => {
  const servers = withServers({ redis: true, toxiproxy: true })

  const proxy = () => servers().toxiproxy.before(servers().redis.port)

  /** What a PING through that port comes to. */
  const ping = async (port: number): Promise<'answered' | 'silence' | 'broken'> => {
    const socket = connect(port, '127.0.0.1')
    try {
      const signal = AbortSignal.timeout(1_000)
      socket.write('PING\r\n')
      const closed = once(socket, 'close', { signal }).then(() => 'broken' as const)
      return await Promise.race([closed, once(socket, 'data', { signal }).then(() => 'answered' as const)])
    } catch (error) {
      return (error as Error).name === 'AbortError' ? 'silence' : 'broken'
    } finally {
      socket.destroy()
    }
  }

  it('lets everything through', async () => {
    expect(await ping((await proxy()).port)).to.equal('answered')
  })

  it('delays answers', async () => {
    const { latency, port } = await proxy()
    await latency(200)
    const began = performance.now()
    expect(await ping(port)).to.equal('answered')
    expect(performance.now() - began).to.be.at.least(199)
  })

  it('lets nothing through', async () => {
    const { timeout, port } = await proxy()
    await timeout()
    expect(await ping(port)).to.equal('silence')
  })

  it('closes connections after a while in which nothing came through', async () => {
    const { timeout, port } = await proxy()
    await timeout(50)
    expect(await ping(port)).to.equal('broken')
  })

  it('resets connections', async () => {
    const { resetPeer, port } = await proxy()
    await resetPeer()
    expect(await ping(port)).to.equal('broken')
  })

  it('is down', async () => {
    const { down, port } = await proxy()
    await down()
    expect(await ping(port)).to.equal('broken')
  })

  it('heals', async () => {
    const { latency, timeout, down, heal, port } = await proxy()
    await latency(5_000)
    await timeout()
    await down()
    await heal()
    expect(await ping(port)).to.equal('answered')
  })
})
