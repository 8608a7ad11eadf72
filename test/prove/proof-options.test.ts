import { expect } from 'chai'
import { proofOptions } from './proof-options.js'

const read = (...args: readonly string[]) => proofOptions(args, () => 99)

describe('the options of a proof', () => {
  it('are two minutes, and a seed of its own, which the command that repeats it names', () => {
    const { minutes, seed, orders, buyers, command } = read()
    expect({ minutes, seed, orders, buyers }).to.deep.equal({ minutes: 2, seed: 99, orders: 480, buyers: 8 })
    expect(command).to.equal('npm run prove -- --minutes 2 --seed 99 --orders 480 --buyers 8')
  })

  it('read their own command as what it was', () => {
    const asked = read('--minutes', '1.5', '--env', 'my.env', '--given', '--out', 'there')
    const { command, out: _, ...again } = read(...asked.command.split(' ').slice(4))
    const { out: __, ...first } = asked
    expect({ ...again, command }).to.deep.equal(first)
  })

  it('have as many buyers as the orders need', () => {
    expect(read('--minutes', '120').buyers).to.equal(72)
    expect(() => read('--orders', '4000', '--buyers', '3')).to.throw('4000 orders need 10 buyers')
  })

  it('are refused if nobody can make sense of them', () => {
    expect(() => read('--minutes', 'many')).to.throw('minutes')
    expect(() => read('--seed', '-1')).to.throw('seed')
    expect(() => read('--given')).to.throw('--env')
    expect(() => read('--hours', '2')).to.throw('--hours')
    expect(() => read('2')).to.throw('2')
  })
})
