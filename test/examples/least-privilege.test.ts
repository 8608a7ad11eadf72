import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'

type Policy = Readonly<{ Statement: readonly Readonly<{ Action: readonly string[] }>[] }>

/** What a call of the SDK needs: an action of its name, which covers batches. */
const CALL = /new (\w+?)(?:Batch)?Command\(|paginate(\w+)\(/g

const calledBy = (service: string): readonly string[] =>
  readdirSync(`src/adapters/driven/${service}`).flatMap(file =>
    [...readFileSync(`src/adapters/driven/${service}/${file}`, 'utf8').matchAll(CALL)].map(
      ([, command, pages]) => `${service}:${command ?? pages}`,
    ),
  )

const allowedTo = (who: string): readonly string[] =>
  (JSON.parse(readFileSync(`examples/least-privilege/iam-${who}.json`, 'utf8')) as Policy).Statement.flatMap(
    ({ Action }) => Action,
  )

describe('the examples of IAM policies', () => {
  it('allow what the code asks of SQS and SES, and nothing else', () => {
    const allowed = new Set(['api', 'worker', 'setup'].flatMap(allowedTo))
    expect([...allowed]).to.have.members([...new Set([...calledBy('sqs'), ...calledBy('ses')])])
  })

  it('let an API take no message, and nobody but the set-up make a queue', () => {
    expect(allowedTo('api').filter(action => /Receive|Delete/.test(action))).to.deep.equal([])
    for (const who of ['api', 'worker'])
      expect(allowedTo(who).filter(action => /Create|Set|Verify/.test(action))).to.deep.equal([])
  })
})
