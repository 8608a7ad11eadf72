import { expect } from 'chai'
import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { linesOfOneTurn } from '../../src/bootstrap/lines-of-one-turn.js'

describe('the lines of one turn', () => {
  const written = () => {
    const writes: string[] = []
    const process = new EventEmitter()
    const lines = linesOfOneTurn({ write: text => void writes.push(text) }, process as NodeJS.Process)
    return { writes, process, lines }
  }

  it('go in one write when the turn ends, in their order', async () => {
    const { writes, lines } = written()
    lines.write('one\n')
    lines.write('two\n')
    expect(writes).to.deep.equal([])

    await nextTurn()
    lines.write('three\n')
    await nextTurn()
    expect(writes).to.deep.equal(['one\ntwo\n', 'three\n'])
  })

  it('are written before the process exits, and once only', async () => {
    const { writes, process, lines } = written()
    lines.write('the last word\n')
    process.emit('exit')
    await nextTurn()
    expect(writes).to.deep.equal(['the last word\n'])
  })
})
