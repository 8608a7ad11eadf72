/** The SQS emulator whose long polls wake soonest, on the loopback address only, with the queues that the job names. */
import { buildApp } from 'fauxqs'
import { createQueues } from '../../test/support/servers/queues.js'
import { readJob, tell } from '../support/job.js'

const { name } = await readJob<Readonly<{ name: string }>>()
// It puts a name before the host in the URLs of its queues: with an address they would be none.
const endpoint = await buildApp({ host: 'localhost', logger: false }).listen({ host: '127.0.0.1', port: 0 })
const { queueUrl } = await createQueues(endpoint, name)
tell({ endpoint, queueUrl })
