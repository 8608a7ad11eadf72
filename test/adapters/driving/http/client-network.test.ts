import type { IncomingMessage } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import { clientNetwork } from '../../../../src/adapters/driving/http/client-network.js'
import { networkOf } from '../../../../src/adapters/driving/http/network-of.js'

describe('The network that a request comes from', () => {
  const PEER = '203.0.113.9'
  const from = (trustedProxies: number, forwarded?: string, remoteAddress: string | undefined = PEER) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    return clientNetwork({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, trustedProxies)
  }

  it('is that of the connection where no proxy is trusted, whatever the header says', () => {
    expect(from(0)).to.equal(PEER)
    expect(from(0, '192.0.2.1')).to.equal(PEER)
  })

  it('is what the outermost trusted proxy says, and never what is left of that', () => {
    expect(from(1, '192.0.2.1')).to.equal('192.0.2.1')
    expect(from(1, '10.6.6.6, 192.0.2.1')).to.equal('192.0.2.1')
    expect(from(2, '10.6.6.6, 192.0.2.1, 198.51.100.7')).to.equal('192.0.2.1')
  })

  it('is what there is when fewer proxies were passed', () => {
    expect(from(2, '192.0.2.1')).to.equal('192.0.2.1')
    expect(from(2)).to.equal(PEER)
    expect(from(1, ' , ')).to.equal(PEER)
  })

  it('is that of the connection when the proxy says no address, and one and the same when there is none', () => {
    for (const nonsense of ['unknown', '_hidden', '300.1.1.1', '1.2.3', '::ffff:300.1.1.1', 'x'.repeat(9_999)])
      expect(from(1, nonsense), nonsense).to.equal(PEER)
    expect(from(0, undefined, '')).to.equal('unknown')
  })

  it("keeps nothing of what stands in front of a proxy's word", () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage = runInNewContext('gc') as () => void
    const junk = 'x'.repeat(14_000)
    const networks = (count: number) => {
      for (let client = 0; client < count; client += 1)
        from(1, `${junk}, 192.168.${100 + (client >> 6)}.${100 + (client & 63)}`)
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    const before = networks(10)
    expect(networks(2_000) - before).to.be.below(junk.length * 500)
  })

  for (const [address, network] of [
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:ffff::2', '2001:db8:0:0::/64'],
    ['[2001:0db8::0001]:443', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ] as const)
    it(`of ${address} is ${network}`, () => expect(networkOf(address)).to.equal(network))
})
