import { expect } from 'chai'
import { httpStub, type HttpStub } from '../support/http-stub.js'
import { chanceOf } from '../chaos/chance.js'
import type { DigestedReading } from './check-readings.js'
import { ONE_LOOK, readingBack } from './reading-back.js'

describe('An order that is read back', () => {
  let stub: HttpStub
  afterEach(() => stub.close())

  /** What comes of one look that is answered so. */
  const looked = async (status: number, body: object) => {
    stub = await httpStub((_, response) => response.writeHead(status, { etag: '"1"' }).end(JSON.stringify(body)))
    const [readings, strange]: [DigestedReading[], string[]] = [[], []]
    const reader = {
      ...{ token: () => 'token', addresses: () => [stub.endpoint], chance: chanceOf(1) },
      strange: (what: string) => void strange.push(what),
    }
    await readingBack('1', reader, reading => readings.push(reading), ONE_LOOK)
    return { shown: readings.map(({ status: shown }) => shown), strange }
  }

  it('has shown its status, or that it is missing', async () => {
    expect(await looked(200, { status: 'Pending' })).to.deep.equal({ shown: ['Pending'], strange: [] })
    await stub.close()
    expect(await looked(404, {})).to.deep.equal({ shown: ['Missing'], strange: [] })
  })

  for (const status of [429, 500, 503])
    it(`has shown nothing by a ${status}: it is asked for again`, async () => {
      expect(await looked(status, {})).to.deep.equal({ shown: [], strange: [] })
    })

  for (const status of [400, 401, 403, 422])
    it(`has its reader tell of a ${status}, which is out of place`, async () => {
      const { shown, strange } = await looked(status, { type: 'out-of-place' })
      expect(shown).to.deep.equal([])
      expect(strange.join()).to.equal(`a reader does not expect ${status}: {"type":"out-of-place"}`)
    })
})
