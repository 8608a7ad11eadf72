import { z } from 'zod'
import type { AwsEmulator, SentMail } from './aws-emulator.js'
import { freePort } from './free-port.js'
import { getJson } from './get-json.js'
import { findPython } from './python.js'
import { pythonWith } from './python-packages.js'
import { startServer } from './server-process.js'

const PYTHONS = [13, 12] as const

const inspection = z.object({
  messages: z.array(
    z.object({
      Source: z.string(),
      Destination: z.object({ ToAddresses: z.array(z.string()) }),
      Subject: z.string(),
      Body: z.object({ text_part: z.string().nullable(), html_part: z.string().nullable() }),
    }),
  ),
})

/** Whether this machine has a Python that LocalStack runs on. */
export const canRunLocalStack = async (): Promise<boolean> => (await findPython(PYTHONS)) !== undefined

export const startLocalStack = async (): Promise<AwsEmulator> => {
  const command = await pythonWith('localstack', PYTHONS)
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const server = await startServer({
    name: 'localstack',
    command,
    args: () => ['-m', 'localstack.runtime.main'],
    variables: folder => ({
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      GATEWAY_SERVER: 'hypercorn', // the default one listens on 0.0.0.0
      SERVICES: 'sqs,ses',
      EAGER_SERVICE_LOADING: '1',
      LOCALSTACK_HOST: `127.0.0.1:${port}`, // what queue URLs start with: the default name has to be looked up in the DNS
      SQS_ENDPOINT_STRATEGY: 'path',
      SKIP_SSL_CERT_DOWNLOAD: '1',
      DISABLE_EVENTS: '1',
      DNS_ADDRESS: '0',
      LOCALSTACK_VOLUME_DIR: folder,
      FILESYSTEM_ROOT: folder,
    }),
    answers: async () => (await fetch(`${endpoint}/_localstack/health`, { signal: AbortSignal.timeout(1_000) })).ok,
  })
  return { ...server, endpoint, mails: () => mailsAt(endpoint) }
}

const mailsAt = async (endpoint: string): Promise<readonly SentMail[]> => {
  const { messages } = inspection.parse(await getJson(`${endpoint}/_aws/ses`))
  return messages.map(({ Source, Destination, Subject, Body }) => ({
    from: Source,
    to: Destination.ToAddresses,
    subject: Subject,
    text: Body.text_part ?? '',
    html: Body.html_part ?? '',
  }))
}
