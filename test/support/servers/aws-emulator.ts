import type { ServerProcess } from './server-process.js'

export type SentMail = Readonly<{
  messageId: string
  from: string
  to: readonly string[]
  subject: string
  text: string
  html: string
}>

/** Speaks SQS and SES to whatever key in whatever region. It keeps all in memory: after `kill` and `restart` it is empty. */
export type AwsEmulator = ServerProcess &
  Readonly<{
    port: number
    endpoint: string
    /** Every mail that it accepted, in that order. */
    mails: () => Promise<readonly SentMail[]>
  }>
