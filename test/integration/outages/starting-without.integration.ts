import { expect } from 'chai'
import { freePort } from '../../support/servers/free-port.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, runToItsEnd, startProcess } from '../../support/service-process.js'

/** For liveness only: MongoDB is waited for. */
const STOPS_WITHIN_MS = 45_000

describe('Starting', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: {}, aws: 'ministack' })

  const worker = async () => ({ ...(await serviceVariables(servers(), 'starting-without')), ROLE: 'worker', PORT: '0' })
  const nowhere = async () => `http://127.0.0.1:${await freePort()}`

  const failures = {
    'with a sender that SES does not know': async () => ({
      variables: { AWS_SES_FROM_EMAIL: 'stranger@example.com' },
      said: /SES (does not know|has not verified) the sender stranger@example\.com/,
    }),
    'with a queue that SQS does not have': async () => {
      const SQS_QUEUE_URL = `${servers().aws.endpoint}/000000000000/nobody-made-this`
      return { variables: { SQS_QUEUE_URL }, said: /SQS has no queue http\S+nobody-made-this/ }
    },
    'without MongoDB': async () => {
      const port = await freePort()
      return {
        variables: { MONGO_URL: `mongodb://127.0.0.1:${port}/orders` },
        said: new RegExp(`MongoDB.*127.0.0.1:${port}`),
      }
    },
  }
  for (const [what, failure] of Object.entries(failures))
    it(`${what} ends with 1, and one line says why`, async () => {
      const { variables, said } = await failure()
      const began = performance.now()
      const ended = await runToItsEnd({ ...(await worker()), ...variables })
      expect(ended.code).to.equal(1)
      const [line = '', ...others] = ended.said.split('\n').filter(one => one.includes('the service cannot start'))
      expect(line).to.match(said)
      expect(others).to.deep.equal([])
      expect(performance.now() - began).to.be.lessThan(STOPS_WITHIN_MS)
    })

  for (const [service, dependency] of Object.entries({ SES: 'mail', SQS: 'queue' }))
    it(`without ${service} is told of, and the service is up`, async () => {
      const started = await startProcess({ ...(await worker()), [`AWS_ENDPOINT_URL_${service}`]: await nowhere() })
      try {
        const answer = await fetch(`${started.address}/health/ready`)
        const { dependencies } = (await answer.json()) as { dependencies: Record<string, string> }
        expect([answer.status, dependencies[dependency]]).to.deep.equal([200, 'down'])
        expect(started.lines.join('\n')).to.include(`${service} does not answer`)
      } finally {
        await end(started)
      }
    })
})
