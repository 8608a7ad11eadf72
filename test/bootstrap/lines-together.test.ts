import { expect } from 'chai'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { linesTogether } from '../../src/bootstrap/lines-together.js'

describe('Lines of the log', () => {
  const open = () => {
    const written: string[] = []
    const lines = linesTogether({ write: text => written.push(text) }, line => line.startsWith('!'))
    return { ...lines, written }
  }
  let clock: SinonFakeTimers
  beforeEach(() => {
    clock = useFakeTimers()
  })
  afterEach(() => clock.restore())

  it('of 10 ms are written together, in their order, and those of the next after them', () => {
    const { write, written } = open()
    write('a\n')
    clock.tick(9)
    write('b\n')
    expect(written).to.be.empty
    clock.tick(1)
    write('c\n')
    clock.tick(10)
    expect(written).to.deep.equal(['a\nb\n', 'c\n'])
  })

  it('that are urgent are written at once, after those before them, and once', () => {
    const { write, written } = open()
    write('a\n')
    write('!\n')
    expect(written).to.deep.equal(['a\n!\n'])
    write('b\n')
    clock.tick(9)
    expect(written).to.have.length(1)
  })

  it('do not pile up', () => {
    const { write, written } = open()
    const line = 'x'.repeat(10_000)
    write(line)
    write(line)
    expect(written).to.deep.equal([line + line])
  })

  it('are written when the process ends amid a turn', () => {
    const { write, written, flush } = open()
    write('a\n')
    flush()
    expect(written).to.deep.equal(['a\n'])
  })
})
