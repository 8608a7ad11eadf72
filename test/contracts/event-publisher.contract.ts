import { expect } from 'chai'
import { decodeMessage } from '../../src/adapters/wire/order-message.js'
import type { EventPublisher } from '../../src/application/ports/driven/event-publisher.js'
import type { OrderEvent } from '../../src/domain/order/order-events.js'
import { aCancelling, aFailing, anOrder, aPlacedOrder, aProcessing } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'

/** The publisher, and the bodies of all that came to each queue, in any order. */
export type PublisherUnderTest = Readonly<{
  publisher: EventPublisher
  work: () => Promise<readonly string[]>
  outcomes: () => Promise<readonly string[]>
}>

const OUTCOMES: Record<string, OrderEvent> = {
  processed: aProcessing(anOrder()).event,
  failed: aFailing(anOrder()).event,
  cancelled: aCancelling(anOrder(), 'changed my mind').event,
}

/** `announcing`: whether outcome events are to have a queue. */
export const eventPublisherContract = (
  open: (given: Readonly<{ announcing: boolean }>) => Promise<PublisherUnderTest>,
): void => {
  const received = (bodies: readonly string[]) =>
    bodies.map(body => {
      const decoded = decodeMessage(body)
      return decoded.type === 'Message' ? decoded.message : expect.fail(`not one of our messages: ${body}`)
    })
  const told = ({ id, type, orderId, occurredAt }: OrderEvent) => ({
    id,
    type,
    orderId,
    version: 1,
    occurredAt: new Date(occurredAt).toISOString(),
  })

  for (const announcing of [true, false])
    describe(announcing ? 'when outcomes are announced' : 'when outcomes are not announced', () => {
      it('sends a placed order to the workers, and to nobody else', async () => {
        const { publisher, work, outcomes } = await open({ announcing })
        const { event } = aPlacedOrder()
        await valueOf(publisher.publish(event))
        expect(received(await work())).to.deep.equal([told(event)])
        expect(await outcomes()).to.deep.equal([])
      })

      it('says so', async () => {
        expect((await open({ announcing })).publisher.announcesOutcomes).to.equal(announcing)
      })
    })

  for (const [outcome, event] of Object.entries(OUTCOMES)) {
    it(`tells other systems, and no worker, that an order was ${outcome}`, async () => {
      const { publisher, work, outcomes } = await open({ announcing: true })
      await valueOf(publisher.publish(event))
      expect(received(await outcomes())).to.deep.equal([told(event)])
      expect(await work()).to.deep.equal([])
    })

    it(`tells nobody that an order was ${outcome} if nobody is to hear of it`, async () => {
      const { publisher, work, outcomes } = await open({ announcing: false })
      await valueOf(publisher.publish(event))
      expect([...(await outcomes()), ...(await work())]).to.deep.equal([])
    })
  }

  it('sends each of many at once', async () => {
    const { publisher, work } = await open({ announcing: false })
    const events = times(30, () => aPlacedOrder().event)
    await valuesOf(events.map(event => publisher.publish(event)))
    expect(received(await work()).map(message => message.id)).to.include.members(events.map(event => event.id))
  })

  it('sends less than 1 KB, and neither who did it nor why', async () => {
    const { publisher, outcomes } = await open({ announcing: true })
    const { event } = aCancelling(anOrder(), 'a private reason')
    await valueOf(publisher.publish(event))
    const [body] = await outcomes()
    expect(Buffer.byteLength(body!)).to.be.below(1_024)
    expect(body).not.to.contain('private').and.not.to.contain('customer')
  })
}
