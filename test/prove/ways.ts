import type { Proxy, Toxiproxy } from '../support/servers/toxiproxy.js'
import { WAYS, type Way } from './drawn-faults.js'

/** Where the servers are, as `host:port`, of each way; a replica set is reached by the ways to its members. */
export type Addresses = Readonly<Record<Way, readonly string[]>>

export type Ways = Readonly<{
  proxies: Readonly<Record<Way, readonly Proxy[]>>
  /** What leads a process through them. */
  variables: Readonly<Record<string, string>>
}>

/** A proxy before each of the servers. */
export const openWays = async (toxiproxy: Pick<Toxiproxy, 'before'>, addresses: Addresses): Promise<Ways> => {
  const opened = await Promise.all(
    WAYS.map(async way => {
      const pairs = addresses[way].map(async address => ({ address, proxy: await proxyBefore(toxiproxy, address) }))
      return { way, pairs: await Promise.all(pairs) }
    }),
  )
  const ports = opened.flatMap(({ pairs }) => pairs.map(({ address, proxy }) => [address, proxy.port] as const))
  return {
    proxies: Object.fromEntries(
      opened.map(({ way, pairs }) => [way, pairs.map(({ proxy }) => proxy)]),
    ) as unknown as Ways['proxies'],
    variables: { PROXIES: JSON.stringify(Object.fromEntries(ports)) },
  }
}

const proxyBefore = ({ before }: Pick<Toxiproxy, 'before'>, address: string): Promise<Proxy> => {
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? []
  return before(Number(port), host)
}
