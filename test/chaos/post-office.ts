import type { Socket } from 'node:net'
import type { Mail } from './history.js'
import { standBetween } from './stand-between.js'

/** Stands between the processes and SES, and notes what SES accepted from whom. */
export type PostOffice = Readonly<{
  port: number
  /** Where the process of that name finds SES. */
  addressFor: (process: string) => string
  mails: () => readonly Mail[]
  close: () => void
}>

/** `mailLease`: after so many ms nobody waits for an answer any more. */
export const openPostOffice = async (ses: string, mailLease: number): Promise<PostOffice> => {
  const mails: (() => Mail)[] = []
  // A sender that has given up, or ended, closes the connection; one that was told keeps it for its next mail.
  const lostAt = new WeakMap<Socket, number>()

  const { address, port, close } = await standBetween({
    server: ses,
    connected: socket => socket.once('close', () => lostAt.set(socket, performance.now())),
    answered: ({ path, body, at, socket, response }, answer) => {
      const [by, asked] = [path.split('/')[1] ?? '', new URLSearchParams(body)]
      if (!answer.ok || asked.get('Action') !== 'SendEmail') return
      mails.push(() => ({
        ...{ text: asked.get('Message.Body.Text.Data') ?? '', by, at },
        answered: response.writableFinished && (lostAt.get(socket) ?? Infinity) > at + mailLease,
      }))
    },
  })
  return {
    port,
    addressFor: process => `${address}/${process}`,
    mails: () => mails.map(mail => mail()),
    close,
  }
}
