import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { instant } from '../../../../src/domain/shared/instant.js'
import type { OrderId } from '../../../../src/domain/shared/ids.js'
import { anAccount } from '../../../support/builders.js'
import { commandLine } from './command-line.js'

const ID = '01970000-0000-7000-8000-000000000001' as OrderId
const NOON = instant(Date.UTC(2026, 5, 1, 12))

describe('the command', () => {
  describe('dlq list', () => {
    const letter = { id: 'letter-1', body: '{}', reason: 'not JSON', receives: 6, firstSeen: NOON }

    it('shows each letter in a line of a table', async () => {
      const { out } = await commandLine('dlq list', { listDeadLetters: () => okAsync([letter]) })
      expect(out).to.equal(
        [
          'ID        FIRST SEEN                RECEIVES  REASON    MESSAGE',
          'letter-1  2026-06-01T12:00:00.000Z  6         not JSON  {}',
          '',
        ].join('\n'),
      )
    })

    it('shows a letter in its line whatever others wrote, and does not let it steer the terminal', async () => {
      const body = `\u001b[2J\r\n\u202e${'x'.repeat(500)}`
      const { out } = await commandLine('dlq list', { listDeadLetters: () => okAsync([{ ...letter, body }]) })
      expect(out.split('\n')).to.have.lengthOf(3)
      expect(out).to.match(/^[\x20-\x7e\n…]+$/)
      const { out: json } = await commandLine('dlq list --json', {
        listDeadLetters: () => okAsync([{ ...letter, body }]),
      })
      expect(JSON.parse(json)).to.deep.equal([{ ...letter, body, firstSeen: '2026-06-01T12:00:00.000Z' }])
    })

    it('asks for 100, or for as many as it is told', async () => {
      const limits: number[] = []
      const listDeadLetters = ({ limit }: { limit: number }) => {
        limits.push(limit)
        return okAsync([])
      }
      await commandLine('dlq list', { listDeadLetters })
      await commandLine('dlq list --limit 7', { listDeadLetters })
      expect(limits).to.deep.equal([100, 7])
      expect((await commandLine('dlq list')).out).to.equal('no dead letters\n')
    })
  })

  describe('dlq redrive', () => {
    it('redrives those named, or all, and ends with 1 if one is not there', async () => {
      const asked: unknown[] = []
      const redriveDeadLetters = ({ ids }: { ids: readonly string[] | 'all' }) => {
        asked.push(ids)
        return okAsync({ redriven: ['a'], notFound: ids === 'all' ? [] : ['b'] })
      }
      expect(await commandLine('dlq redrive --all', { redriveDeadLetters })).to.include({
        code: 0,
        out: '1 redriven\n',
      })
      expect(await commandLine('dlq redrive a b', { redriveDeadLetters })).to.include({
        code: 1,
        out: '1 redriven\nnot there, or no longer: b\n',
      })
      expect(asked).to.deep.equal(['all', ['a', 'b']])
    })
  })

  describe('mail dead', () => {
    it('shows each order in a line of a table', async () => {
      const mail = { orderId: ID, decidedAt: NOON, attempts: 5, reason: 'no answer' }
      const { out } = await commandLine('mail dead', { listDeadMails: () => okAsync([mail]) })
      expect(out.split('\n')[1]).to.equal(`${ID}  2026-06-01T12:00:00.000Z  5         no answer`)
      expect((await commandLine('mail dead')).out).to.equal('no mail was given up\n')
    })
  })

  describe('mail resend', () => {
    it('has the mail of that order sent', async () => {
      const { out } = await commandLine(`mail resend ${ID} --json`)
      expect(JSON.parse(out)).to.deep.equal({ orderId: ID, resent: true })
    })

    it('ends with 1 when there is no mail yet, or when it is given no order id', async () => {
      const resendMail = () => errAsync({ type: 'OrderUndecided' as const })
      expect(await commandLine(`mail resend ${ID}`, { resendMail })).to.include({
        code: 1,
        err: 'the order is not decided yet, and has no mail\n',
      })
      expect(await commandLine('mail resend 17')).to.include({ code: 1, err: 'that is no order id\n' })
    })
  })

  describe('account make-admin', () => {
    it('answers the account, without its address or its password', async () => {
      const account = anAccount({ role: 'admin' })
      const { out } = await commandLine('account make-admin ada@example.com --json', {
        makeAdministrator: () => okAsync(account),
      })
      expect(JSON.parse(out)).to.deep.equal({ userId: account.userId, role: 'admin', disabled: false })
    })

    it('ends with 1 when there is no such account, or no such address', async () => {
      for (const [type, err] of [
        ['AccountNotFound', 'there is no account under that address\n'],
        ['InvalidEmail', 'that is no e-mail address\n'],
      ] as const)
        expect(
          await commandLine('account make-admin ada', { makeAdministrator: () => errAsync({ type }) }),
        ).to.deep.equal({ code: 1, out: '', err })
    })
  })

  describe('infra setup', () => {
    it('tells what was made, and what was there', async () => {
      const steps = [
        { what: 'database orders', done: 'found' },
        { what: 'queue', done: 'created' },
      ]
      const configured = { setUp: () => Promise.resolve(steps) }
      const { out } = await commandLine('infra setup', { configured })
      expect(out.split('\n').slice(1, 3)).to.deep.equal(['database orders  found', 'queue            created'])
      expect(JSON.parse((await commandLine('infra setup --json', { configured })).out)).to.deep.equal(steps)
    })
  })

  describe('config check', () => {
    it('tells what is chosen', async () => {
      const { out } = await commandLine('config check')
      expect(out).to.equal('WHAT   CHOSEN\nrole   worker\nstore  MongoDB\n')
    })
  })
})
