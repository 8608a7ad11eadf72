import { z } from 'zod'
import type { AwsEmulator, SentMail } from './aws-emulator.js'
import { freePort } from './free-port.js'
import { getJson } from './get-json.js'
import { pythonWith } from './python-packages.js'
import { startServer } from './server-process.js'

const PYTHONS = [13, 12, 11, 10] as const

const inspection = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        Source: z.string(),
        To: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string().nullable(),
        BodyHtml: z.string().nullable(),
      }),
    ),
  ),
})

export const startMiniStack = async (): Promise<AwsEmulator> => {
  const command = await pythonWith('ministack', PYTHONS)
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const server = await startServer({
    name: 'ministack',
    command,
    args: () => ['-m', 'ministack'],
    variables: () => ({
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: `${port}`,
      SERVICES: 'sqs,ses',
      IOT_MTLS_ENABLED: '0', // else it listens on 0.0.0.0:8883
      SFTP_ENABLED: '0',
    }),
    answers: async () => (await fetch(`${endpoint}/_ministack/ready`, { signal: AbortSignal.timeout(1_000) })).ok,
  })
  return { ...server, endpoint, mails: () => mailsAt(endpoint) }
}

const mailsAt = async (endpoint: string): Promise<readonly SentMail[]> => {
  const { messages } = inspection.parse(await getJson(`${endpoint}/_ministack/ses/messages`))
  return Object.values(messages)
    .flat()
    .map(mail => ({
      from: mail.Source,
      to: mail.To,
      subject: mail.Subject,
      text: mail.BodyText ?? '',
      html: mail.BodyHtml ?? '',
    }))
}
