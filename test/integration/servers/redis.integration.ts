import { expect } from 'chai'
import { createClient } from 'redis'
import { withServers } from '../../support/servers/with-servers.js'

describe('a Redis of the tests', () => {
  const servers = withServers({ redis: true }, { apart: true })
  const clients: { destroy: () => void }[] = []
  afterEach(() => clients.splice(0).forEach(client => client.destroy()))

  const connected = async () => {
    const client = createClient({ url: servers().redis.url })
    client.on('error', () => undefined)
    clients.push(client)
    await client.connect()
    return client
  }

  it('keeps what it is given', async () => {
    const redis = await connected()
    await redis.set('order', 'Pending')
    expect(await redis.get('order')).to.equal('Pending')
  })

  it('is at its port again, and empty, after it was killed and restarted', async () => {
    const { kill, restart } = servers().redis
    await (await connected()).set('order', 'Pending')
    await kill()
    await restart()
    expect(await (await connected()).get('order')).to.equal(null)
  })

  it('answers nothing while it hangs, and then everything', async () => {
    const { hang, resume } = servers().redis
    const redis = await connected()
    await redis.set('order', 'Pending')
    hang()
    let answered = false
    const answer = redis.get('order').finally(() => (answered = true))
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(answered).to.equal(false)
    resume()
    expect(await answer).to.equal('Pending')
  })
})
