import { Socket } from 'node:net'

// Imported by a process that is struck: its connections go through the proxies that stand before its servers, whatever its settings say.
// PROXIES says, as JSON, at which port of the loopback address stands the one before `host:port`.

/** @type {Readonly<Record<string, number>>} */
const proxies = JSON.parse(process.env['PROXIES'] ?? '{}')

/**
 * @param {unknown} options
 * @returns {unknown}
 */
const led = options => {
  const { host = 'localhost', port } = /** @type {{ host?: string, port?: unknown }} */ (options)
  const proxy = proxies[`${host}:${String(port)}`]
  return proxy === undefined ? options : { .../** @type {object} */ (options), host: '127.0.0.1', port: proxy }
}

/** @type {unknown} */
const connect = Reflect.get(Socket.prototype, 'connect')

/**
 * `net.connect` hands on its arguments as a list; other callers name them.
 * @this {Socket}
 * @param {unknown[]} given
 */
const connectThrough = function (...given) {
  const list = Array.isArray(given[0]) ? /** @type {unknown[]} */ (given[0]) : given
  if (typeof list[0] === 'object' && list[0] !== null) list[0] = led(list[0])
  /** @type {Socket} */
  const socket = Reflect.apply(/** @type {Function} */ (connect), this, given)
  return socket
}
Reflect.set(Socket.prototype, 'connect', connectThrough)
