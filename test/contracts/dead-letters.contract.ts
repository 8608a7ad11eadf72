import { expect } from 'chai'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { outcomeUnknown, unavailable, type OutcomeUnknown, type Unavailable } from '../../src/application/errors.js'
import type { DeadLetter, DeadLetters } from '../../src/application/ports/driven/dead-letters.js'
import { later } from '../../src/domain/shared/instant.js'
import { after } from '../support/after.js'
import { anEventId } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'

type Send = (body: string) => ResultAsync<void, Unavailable | OutcomeUnknown>

let letters = 0
const aLetter = (given: Partial<DeadLetter> = {}): DeadLetter => ({
  id: anEventId(),
  body: 'Zoë’s “message” 🫖\n',
  reason: 'not JSON',
  receives: 3,
  firstSeen: later(SOME_DAY, ++letters),
  ...given,
})

/** `send` is what the letters are put into the work queue by. */
export const deadLettersContract = (open: (send: Send) => Promise<DeadLetters>): void => {
  let sent: string[]
  beforeEach(() => {
    sent = []
  })
  const sending: Send = body => {
    sent.push(body)
    return okAsync(undefined)
  }
  const holding = async (kept: readonly DeadLetter[], send: Send = sending) => {
    const deadLetters = await open(send)
    await valuesOf(kept.map(letter => deadLetters.add(letter)))
    return deadLetters
  }
  const listed = (deadLetters: DeadLetters) => valueOf(deadLetters.list(100))

  it('has nothing at first', async () => {
    expect(await listed(await holding([]))).to.deep.equal([])
  })

  it('lists a letter as it was added', async () => {
    const letter = aLetter()
    expect(await listed(await holding([letter]))).to.deep.equal([letter])
  })

  it('keeps a letter once, as it was when it came first', async () => {
    const letter = aLetter()
    const deadLetters = await holding([letter])
    await valueOf(deadLetters.add({ ...letter, receives: 4 }))
    expect(await listed(deadLetters)).to.deep.equal([letter])
  })

  it('lists page by page, the oldest first, also when letters of the page before are gone', async () => {
    const atOnce = later(SOME_DAY, ++letters)
    const inOrder = [...times(3, () => aLetter()), ...times(2, () => aLetter())]
    const tied = ['a', 'b'].map(id => aLetter({ id: `${id}-${anEventId()}`, firstSeen: atOnce }))
    const deadLetters = await holding([...inOrder, ...tied].reverse())
    const first = await valueOf(deadLetters.list(1))
    expect(first).to.deep.equal([tied[0]])
    await valueOf(deadLetters.redrive(first[0]!.id))
    const second = await valueOf(deadLetters.list(3, first[0]))
    expect(second).to.deep.equal([tied[1], inOrder[0], inOrder[1]])
    expect(await valueOf(deadLetters.list(100, second[2]))).to.deep.equal(inOrder.slice(2))
  })

  describe('redriving', () => {
    it('puts the message into the queue as it was, and takes the letter off the list', async () => {
      const [letter, other] = [aLetter(), aLetter({ body: 'another' })]
      const deadLetters = await holding([letter, other])
      await valueOf(deadLetters.redrive(letter.id))
      expect(sent).to.deep.equal([letter.body])
      expect(await listed(deadLetters)).to.deep.equal([other])
    })

    it('knows no letter under another id, and none that was redriven', async () => {
      const letter = aLetter()
      const deadLetters = await holding([letter])
      expect(await errorOf(deadLetters.redrive(anEventId()))).to.deep.equal({ type: 'DeadLetterNotFound' })
      await valueOf(deadLetters.redrive(letter.id))
      expect(await errorOf(deadLetters.redrive(letter.id))).to.deep.equal({ type: 'DeadLetterNotFound' })
      expect(sent).to.deep.equal([letter.body])
    })

    for (const failure of [unavailable('the queue'), outcomeUnknown('the queue')])
      it(`keeps the letter if the queue answers ${failure.type}`, async () => {
        const letter = aLetter()
        const deadLetters = await holding([letter], () => errAsync(failure))
        expect(await errorOf(deadLetters.redrive(letter.id))).to.deep.equal(failure)
        expect(await listed(deadLetters)).to.deep.equal([letter])
      })

    it('keeps the letter until the message is in the queue', async () => {
      const letter = aLetter()
      const seen: (readonly DeadLetter[])[] = []
      const deadLetters = await holding([letter], body =>
        after(
          async () => seen.push(await listed(deadLetters)),
          () => sending(body),
        ),
      )
      await valueOf(deadLetters.redrive(letter.id))
      expect(seen).to.deep.equal([[letter]])
    })

    it('loses nothing when two do it at once', async () => {
      const letter = aLetter()
      const deadLetters = await holding([letter])
      await Promise.all([deadLetters.redrive(letter.id), deadLetters.redrive(letter.id)])
      expect(sent.length).to.be.within(1, 2)
      expect(await listed(deadLetters)).to.deep.equal([])
    })
  })
}
