/** The SQS emulator whose long polls wake soonest, on the loopback address only, with the queues that the job names. */
import { buildApp } from 'fauxqs'
import { createQueues } from '../../test/support/servers/queues.js'
import { readJob, tell } from '../support/job.js'

const { name } = await readJob<Readonly<{ name: string }>>()
const endpoint = await buildApp({ host: '127.0.0.1', logger: false }).listen({ host: '127.0.0.1', port: 0 })
const { queueUrl } = await createQueues(endpoint, name)
tell({ endpoint, queueUrl })
