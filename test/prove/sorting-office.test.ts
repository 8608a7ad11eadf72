import { expect } from 'chai'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { chanceOf } from '../chaos/chance.js'
import { times } from '../support/times.js'
import { openSortingOffice, type SortingOffice } from './sorting-office.js'

type Entry = Readonly<{ Id: string; MessageBody: string; DelaySeconds?: number }>

describe('the sorting office between processes and SQS', () => {
  let sqs: Server
  let office: SortingOffice
  const received: { Entries?: readonly Entry[] }[] = []

  before(async () => {
    sqs = createServer((request, response) => {
      void text(request).then(body => {
        received.push(JSON.parse(body) as { Entries: readonly Entry[] })
        response.end('{"Successful":[]}')
      })
    })
    await once(sqs.listen(0, '127.0.0.1'), 'listening')
    office = await openSortingOffice(`http://127.0.0.1:${(sqs.address() as AddressInfo).port}`, chanceOf(1))
  })
  after(() => {
    office.close()
    sqs.close()
    sqs.closeAllConnections()
  })

  const send = async (body: object) => {
    const answer = await fetch(office.address, { method: 'POST', body: JSON.stringify(body) })
    expect([answer.status, await answer.text()]).to.deep.equal([200, '{"Successful":[]}'])
    return received.pop()
  }
  const batch = (size: number) => ({
    Entries: times(size, index => ({ Id: `${index}`, MessageBody: `order ${index}` })),
  })

  it('sends some messages twice and some later, and loses none', async () => {
    const sent = await Promise.all(times(40, async () => (await send(batch(3)))?.Entries ?? []))
    for (const entries of sent) {
      expect(new Set(entries.map(({ Id }) => Id)).size).to.equal(entries.length)
      expect(new Set(entries.map(({ MessageBody }) => MessageBody)).size).to.equal(3)
    }
    const all = sent.flat()
    expect(all.length).to.equal(120 + office.sentTwice())
    expect(office.sentTwice()).to.be.within(15, 60)
    expect(office.sentLater()).to.be.within(8, 50)
    expect(all.filter(({ DelaySeconds = 0 }) => DelaySeconds > 0)).not.to.be.empty
  })

  it('sends no more at once than SQS takes', async () => {
    expect((await send(batch(10)))?.Entries).to.have.lengthOf(10)
  })

  it('passes on whatever else is said, and everything when it rests', async () => {
    expect(await send({ QueueUrl: 'here', MaxNumberOfMessages: 10 })).to.deep.equal({
      QueueUrl: 'here',
      MaxNumberOfMessages: 10,
    })
    office.rest()
    expect(await send(batch(9))).to.deep.equal(batch(9))
  })
})
