import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../../../src/application/errors.js'
import { COMMANDS } from '../../../../src/adapters/driving/cli/command-table.js'
import { commandLine } from './command-line.js'

const ID = '01970000-0000-7000-8000-000000000001'
const NAMES: Record<string, string> = { 'mail resend': ID, 'dlq redrive': 'letter-1' }
const asked = ({ name, takes }: (typeof COMMANDS)[number]) =>
  `${name} ${NAMES[name] ?? (takes === 'EMAIL' ? 'ada@example.com' : '')}`

describe('the command line', () => {
  it('tells what it can do when it is asked to, and ends with 0', async () => {
    for (const line of ['--help', '-h', 'dlq list --help']) {
      const { code, out, err } = await commandLine(line)
      expect({ code, err }, line).to.deep.equal({ code: 0, err: '' })
      for (const { name, tells } of COMMANDS) expect(out).to.include(name).and.to.include(tells)
    }
  })

  for (const [line, why] of Object.entries({
    '': 'no command',
    dlq: 'no such command: dlq',
    'dlq drop': 'no such command: dlq drop',
    'dlq list letter-1': 'dlq list [--limit N], and nothing else',
    'dlq list --all': 'dlq list [--limit N], and nothing else',
    'dlq list --limit 0': '--limit: 1, 2, …',
    'mail dead --limit ten': '--limit: 1, 2, …',
    'dlq redrive': 'dlq redrive ID… | --all, and nothing else',
    'dlq redrive letter-1 --all': 'dlq redrive ID… | --all, and nothing else',
    'mail resend': 'mail resend ORDER_ID, and nothing else',
    'account disable a@b.c d@e.f': 'account disable EMAIL, and nothing else',
    'config check --limit 1': 'config check, and nothing else',
    'infra setup --force': "Unknown option '--force'",
  }))
    it(`ends with 2, and says why and what it understands, when it is asked "${line}"`, async () => {
      const { code, out, err } = await commandLine(line)
      expect({ code, out }).to.deep.equal({ code: 2, out: '' })
      expect(err).to.include(why).and.to.include('npm run cli -- COMMAND')
    })

  for (const command of COMMANDS)
    it(`prints for "${command.name}" text for people, and one JSON text for programs`, async () => {
      const [forPeople, forPrograms] = [
        await commandLine(asked(command)),
        await commandLine(`${asked(command)} --json`),
      ]
      expect([forPeople.code, forPrograms.code]).to.deep.equal([0, 0])
      expect(forPeople.out).to.match(/^[^{[].*\n$/s)
      expect(() => JSON.parse(forPrograms.out) as unknown).not.to.throw()
      expect(forPeople.err + forPrograms.err).to.equal('')
    })

  it('ends with 1, and says what is wrong, with a configuration that cannot be used', async () => {
    for (const command of COMMANDS) {
      const { code, out, err } = await commandLine(asked(command), { problems: ['PORT: must be a whole number'] })
      expect(code, command.name).to.equal(1)
      expect(out + err, command.name).to.include('PORT: must be a whole number')
    }
    const { out } = await commandLine('config check --json', { problems: ['PORT: no'] })
    expect(JSON.parse(out)).to.deep.equal({ usable: false, problems: ['PORT: no'] })
  })

  it('does not look into the memory of another process', async () => {
    const open = () => Promise.reject(new Error('it was opened'))
    const configured = { inMemory: { store: 'MONGO_URL', queue: 'SQS_QUEUE_URL' }, open }
    for (const line of ['dlq list', 'dlq redrive --all', 'mail dead', `mail resend ${ID}`, 'account disable a@b.c'])
      expect(await commandLine(line, { configured })).to.deep.equal({
        code: 1,
        out: '',
        err: 'the store is kept in memory, by each process for itself: set MONGO_URL\n',
      })
  })

  it('does not put a message into a queue that ends with it', async () => {
    const configured = { inMemory: { queue: 'SQS_QUEUE_URL' } }
    const { code, err } = await commandLine('dlq redrive --all', { configured })
    expect({ code, err }).to.deep.equal({
      code: 1,
      err: 'the queue is kept in memory, by each process for itself: set SQS_QUEUE_URL\n',
    })
    expect(await commandLine('dlq list', { configured })).to.include({ code: 0 })
  })

  it('ends with 1, and says whether something may have been done, when a dependency is away', async () => {
    const away = await commandLine('dlq list', { listDeadLetters: () => errAsync(unavailable('deadLetters')) })
    expect(away).to.include({ code: 1, err: 'deadLetters: cannot be had now, and nothing has been done\n' })
    const unknown = await commandLine('dlq redrive --all --json', {
      redriveDeadLetters: () => errAsync(outcomeUnknown('the queue')),
    })
    expect(unknown.code).to.equal(1)
    expect(JSON.parse(unknown.err)).to.deep.equal({
      type: 'OutcomeUnknown',
      text: 'the queue: it may have been done, or not; to say it again is harmless',
    })
  })

  it('ends with 1, and says why, when the service cannot be opened or set up', async () => {
    const away = () => Promise.reject(new Error('connect ECONNREFUSED'))
    for (const line of ['dlq list', 'infra setup'])
      expect(await commandLine(line, { configured: { open: away, setUp: away } })).to.deep.equal({
        code: 1,
        out: '',
        err: 'Error: connect ECONNREFUSED\n',
      })
  })
})
