import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection to speak on byte by byte. */
export const rawConnection = async (address: string): Promise<Socket> => {
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.on('error', () => undefined) // being cut off is what some of these tests are about
  await once(socket, 'connect')
  return socket
}

/** Everything that comes back until the server closes. */
export const restOf = async (socket: Socket): Promise<string> => {
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
  if (!socket.closed) await once(socket, 'close')
  return text
}

/** Sends the bytes as they are, and answers what comes back until the server closes. */
export const sendRaw = async (address: string, bytes: string): Promise<string> => {
  const socket = await rawConnection(address)
  const answer = restOf(socket)
  socket.write(bytes, 'latin1')
  return answer
}

export const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
