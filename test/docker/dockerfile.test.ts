import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { dockerfileStages, execForm } from './dockerfile.js'

const stages = dockerfileStages()
const image = stages.at(-1)!.instructions
const given = (name: string) => image.filter(each => each.name === name).map(each => each.given)

describe('the Dockerfile', () => {
  it('makes an image of what was built, the modules it needs, and nothing else', () => {
    expect(given('COPY').filter(copied => !copied.startsWith('--from='))).to.deep.equal(['package.json ./'])
    expect(given('RUN')).to.deep.equal([])
  })

  it('runs the service by itself, not in a shell, so that signals reach it, and not as root', () => {
    expect(execForm(given('CMD')[0]!)[0]).to.equal('node')
    expect(given('ENTRYPOINT')).to.deep.equal([])
    expect(given('STOPSIGNAL')).to.deep.equal(['SIGTERM'])
    expect(Number(given('USER').at(-1))).to.be.greaterThan(0)
  })

  it('says when the service is well', () => {
    expect(execForm(given('HEALTHCHECK')[0]!)[0]).to.equal('node')
  })

  it('has the Node of .nvmrc in every stage', () => {
    const bases = stages.map(({ from }) => from).filter(from => !stages.some(({ name }) => name === from))
    const version = readFileSync('.nvmrc', 'utf8').trim()
    expect([...new Set(bases)]).to.deep.equal([`node:${version}-bookworm-slim`])
  })

  it('copies nothing that .dockerignore leaves out', () => {
    const letIn = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter(line => line.startsWith('!'))
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, given: copy }) => name === 'COPY' && !copy.startsWith('--from='))
      .flatMap(({ given: copy }) => copy.split(' ').slice(0, -1))
    expect(new Set(letIn.map(line => line.slice(1)))).to.deep.equal(new Set(copied))
  })
})
