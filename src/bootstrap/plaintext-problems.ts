type Variables = Readonly<Record<string, string | undefined>>

/** `mongodb://user:password@host,host/database?options` */
const MONGO_URL = /^mongodb(?<srv>\+srv)?:\/\/(?:[^@/]*@)?(?<hosts>[^/?]+)[^?]*(?:\?(?<options>.*))?$/
/** A path is that of a Unix socket. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|%2F.*)(:\d+)?$/i
const UNVERIFIED = ['tlsinsecure', 'tlsallowinvalidcertificates', 'tlsallowinvalidhostnames']

/**
 * What in production would leave the machine unencrypted, or to a server that nobody has verified; nothing if the network
 * is said to be trusted.
 */
export const plaintextProblems = (variables: Variables): readonly string[] => {
  const { NODE_ENV, ALLOW_PLAINTEXT, MONGO_URL: mongo = '', REDIS_HOST: redis, REDIS_TLS } = variables
  if (NODE_ENV !== 'production' || ALLOW_PLAINTEXT === 'on') return []
  return [
    ...(isPlainMongo(mongo) ? [unless('MONGO_URL', 'tls=true, and certificates that are verified')] : []),
    ...(redis !== undefined && !LOOPBACK.test(redis) && REDIS_TLS !== 'on' ? [unless('REDIS_TLS', 'on')] : []),
    ...ENDPOINTS.filter(name => isPlainHttp(variables[name])).map(name => unless(name, 'https')),
  ]
}

const ENDPOINTS = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SQS', 'AWS_ENDPOINT_URL_SES']

const unless = (name: string, needed: string): string =>
  `${name}: needs ${needed} beyond this machine when NODE_ENV is production, unless ALLOW_PLAINTEXT is on`

/** What is no URL of MongoDB at all is for the driver to refuse. */
const isPlainMongo = (url: string): boolean => {
  const { srv, hosts, options } = MONGO_URL.exec(url)?.groups ?? {}
  if (hosts === undefined || hosts.split(',').every(host => LOOPBACK.test(host))) return false
  const given = new Map([...new URLSearchParams(options)].map(([name, value]) => [name.toLowerCase(), value]))
  const tls = given.get('tls') ?? given.get('ssl') ?? (srv === undefined ? 'false' : 'true')
  return tls !== 'true' || UNVERIFIED.some(name => given.get(name) === 'true')
}

const isPlainHttp = (url: string | undefined): boolean =>
  url !== undefined && URL.canParse(url) && new URL(url).protocol === 'http:' && !LOOPBACK.test(new URL(url).hostname)
