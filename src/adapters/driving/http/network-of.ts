import { isIP } from 'node:net'

const V4 = 4
const V6 = 6
const GROUPS = 8
const NETWORK_GROUPS = 4
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * What stands for one client: an IPv4 address, or the /64 of an IPv6 address, of which one household has all the rest
 * (RFC 6177). Undefined if it is no address.
 */
export const networkOf = (text: string): string | undefined => {
  const [address = ''] = withoutPort(text.trim()).split('%')
  const [, mapped] = MAPPED.exec(address) ?? []
  if (mapped !== undefined) return isIP(mapped) === V4 ? mapped : undefined
  const version = isIP(address)
  if (version === V4) return address
  return version === V6 ? `${groupsOf(address).slice(0, NETWORK_GROUPS).join(':')}::/64` : undefined
}

/** `192.0.2.1:80` and `[2001:db8::1]:80`, as some proxies write it. */
const withoutPort = (text: string): string =>
  /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text

/** All eight groups, each written the one way (RFC 5952) but for the shortening of zeros. */
const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const [before, after] = [groupsIn(head), groupsIn(tail)]
  // An IPv4 address at the end takes the place of two groups, neither of them in the network.
  const count = before.length + after.length + (address.includes('.') ? 1 : 0)
  const zeros = Array.from({ length: GROUPS - count }, () => '0')
  return [...before, ...zeros, ...after].map(group => group.replace(/^0+(?=.)/, ''))
}

const groupsIn = (half: string) => half.split(':').filter(group => group !== '')
