import type { SESClient } from '@aws-sdk/client-ses'
import { expect } from 'chai'
import { setTimeout as pause } from 'node:timers/promises'
import { checkSender } from '../../../../src/adapters/driven/ses/check-sender.js'
import { sesClient } from '../../../../src/adapters/driven/ses/ses-client.js'
import { sesMailer } from '../../../../src/adapters/driven/ses/ses-mailer.js'
import { renderOrderMail } from '../../../../src/adapters/support/order-mail.js'
import { aProcessing, anOrder } from '../../../support/builders.js'
import { httpStub, type Answer, type HttpStub } from '../../../support/http-stub.js'
import { errorOf } from '../../../support/outcome-of.js'
import { times } from '../../../support/times.js'

const CREDENTIALS = { accessKeyId: 'a', secretAccessKey: 'b' }
const NOT_SENT = { type: 'MailNotSent' }
const UNREACHABLE = { ...NOT_SENT, reason: 'the mail service cannot be reached' }
const UNKNOWN = { type: 'OutcomeUnknown', what: 'SES' }
const rejected = (reason: string) => ({ type: 'MailRejected', reason })

const saying =
  (status: number, body: string): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
  }
const refusing = (status: number, code: string, message = 'No.') =>
  saying(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  )

const ANSWERS: Readonly<Record<string, Readonly<{ answer: Answer; becomes: object }>>> = {
  'too much a second': { answer: refusing(400, 'Throttling', 'Maximum sending rate exceeded.'), becomes: NOT_SENT },
  'too much, as a proxy says it': { answer: saying(429, ''), becomes: NOT_SENT },
  'that it is too busy': { answer: refusing(503, 'ThrottlingException'), becomes: NOT_SENT },
  'that the account is paused': { answer: refusing(400, 'AccountSendingPausedException'), becomes: NOT_SENT },
  'that it cannot read the MX record of our domain': {
    answer: refusing(400, 'MailFromDomainNotVerifiedException'),
    becomes: NOT_SENT,
  },
  'that our configuration set is gone': { answer: refusing(400, 'ConfigurationSetDoesNotExist'), becomes: NOT_SENT },
  'that our token has expired': { answer: refusing(400, 'ExpiredToken'), becomes: NOT_SENT },
  'that it does not know us': { answer: refusing(403, 'InvalidClientTokenId'), becomes: NOT_SENT },
  'that there is nothing of the kind here': { answer: saying(404, ''), becomes: NOT_SENT },
  'that it rejects the mail': {
    answer: refusing(400, 'MessageRejected', 'Email address is not verified.'),
    becomes: rejected('MessageRejected: Email address is not verified.'),
  },
  'that the address is none': {
    answer: refusing(400, 'InvalidParameterValue', 'Missing final @domain'),
    becomes: rejected('InvalidParameterValue: Missing final @domain'),
  },
  'that it failed': { answer: refusing(500, 'InternalFailure'), becomes: UNKNOWN },
  'that it is not there, after all': { answer: refusing(503, 'ServiceUnavailable'), becomes: UNKNOWN },
  'by a proxy, that the gateway is bad': { answer: saying(502, '<html>Bad Gateway</html>'), becomes: UNKNOWN },
  'by a proxy, that the request is bad': { answer: saying(400, '<html>Bad Request</html>'), becomes: NOT_SENT },
  'no, and nothing else': { answer: saying(400, ''), becomes: NOT_SENT },
  'no, in words that nobody can read': { answer: saying(400, 'nonsense'), becomes: NOT_SENT },
  'yes, but not how': { answer: saying(200, '<html>Welcome</html>'), becomes: UNKNOWN },
  'nothing, and hangs up': { answer: ({ socket }) => void socket.destroy(), becomes: UNKNOWN },
  'nothing at all': { answer: () => undefined, becomes: UNKNOWN },
  'half an answer': {
    answer: (_request, response) => void response.writeHead(200, { 'content-length': '500' }).write('<SendEmail'),
    becomes: UNKNOWN,
  },
}

describe('SesMailer', () => {
  const SEND_TIMEOUT = 400
  let stub: HttpStub
  afterEach(() => stub.close())

  const clientAt = (endpoint: string) =>
    sesClient({ endpoint, region: 'eu-west-1', credentials: CREDENTIALS }, SEND_TIMEOUT)
  const failureAt = (endpoint: string) => {
    const { order } = aProcessing(anOrder())
    const from = 'shop@example.com'
    return errorOf(
      sesMailer({ ses: clientAt(endpoint), from, render: renderOrderMail, sendTimeout: SEND_TIMEOUT }).send(order),
    )
  }

  for (const [what, { answer, becomes }] of Object.entries(ANSWERS))
    it(`tries once, and is told ${what}: ${Object.values(becomes)[0] as string}`, async () => {
      stub = await httpStub(answer)
      expect(await failureAt(stub.endpoint)).to.deep.include(becomes)
      expect(stub.requests()).to.equal(1)
    })

  it('waits no longer than it says', async () => {
    stub = await httpStub(() => undefined)
    const began = performance.now()
    await failureAt(stub.endpoint)
    expect(performance.now() - began).to.be.below(2 * SEND_TIMEOUT)
  })

  describe('while its client has more patience', () => {
    const client = (settings: object = {}) =>
      sesClient(
        { endpoint: stub.endpoint, region: 'eu-west-1', credentials: CREDENTIALS, ...settings },
        100 * SEND_TIMEOUT,
      )
    const sentThrough = (ses: SESClient, sendTimeout = SEND_TIMEOUT) => {
      const mailer = sesMailer({ ses, from: 'shop@example.com', render: renderOrderMail, sendTimeout })
      return errorOf(mailer.send(aProcessing(anOrder()).order))
    }

    it('waits no longer for an answer than it says, nor for the rest of one', async () => {
      for (const { answer } of [ANSWERS['nothing at all']!, ANSWERS['half an answer']!]) {
        stub = await httpStub(answer)
        const began = performance.now()
        expect(await sentThrough(client())).to.deep.include(UNKNOWN)
        expect(performance.now() - began).to.be.below(10 * SEND_TIMEOUT)
        await stub.close()
      }
    })

    it('nor if others have mailed through it before, with more patience', async () => {
      const answers = [refusing(400, 'MessageRejected')]
      stub = await httpStub((...asked) => answers.pop()?.(...asked))
      const ses = client()
      expect(await sentThrough(ses, 50 * SEND_TIMEOUT)).to.include({ type: 'MailRejected' })
      const began = performance.now()
      expect(await sentThrough(ses)).to.deep.include(UNKNOWN)
      expect(performance.now() - began).to.be.below(10 * SEND_TIMEOUT)
    })

    it('sends nothing once it has waited that long for credentials', async () => {
      stub = await httpStub(() => undefined)
      const slow = () => pause(2 * SEND_TIMEOUT, CREDENTIALS)
      expect(await sentThrough(client({ credentials: slow }))).to.deep.include(UNKNOWN)
      // Time for what it should not do once it has them.
      await pause(3 * SEND_TIMEOUT)
      expect(stub.requests()).to.equal(0)
    })
  })

  it('sends as many at once as a worker may have under way, however slow the answers', async () => {
    const answers: (() => void)[] = []
    stub = await httpStub((...asked) => void answers.push(() => refusing(400, 'MessageRejected')(...asked)))
    // Longer than a connection may take: who had none until then would be told that SES cannot be reached.
    const client = sesClient({ endpoint: stub.endpoint, region: 'eu-west-1', credentials: CREDENTIALS })
    const mailer = sesMailer({ ses: client, from: 'shop@example.com', render: renderOrderMail })
    const sent = times(80, () => errorOf(mailer.send(aProcessing(anOrder()).order)))
    await pause(1_500)
    answers.forEach(answer => answer())
    const failures = await Promise.all(sent)
    expect(failures.filter(({ type }) => type !== 'MailRejected')).to.be.empty
  }).timeout(20_000)

  it('knows that nothing was sent where nobody listens', async () => {
    stub = await httpStub(() => undefined)
    await stub.close()
    expect(await failureAt(stub.endpoint)).to.deep.equal(UNREACHABLE)
    expect(await failureAt('http://nowhere.invalid')).to.deep.equal(UNREACHABLE)
    stub = await httpStub(() => undefined)
  })

  describe('a sender', () => {
    const listing = (identities: string, attributes = ''): Answer => {
      let calls = 0
      return (request, response, body) => {
        calls += 1
        const [name, result] =
          calls === 1
            ? ['ListIdentities', `<Identities>${identities}</Identities>`]
            : ['GetIdentityVerificationAttributes', `<VerificationAttributes>${attributes}</VerificationAttributes>`]
        saying(200, `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`)(
          request,
          response,
          body,
        )
      }
    }
    const member = (identity: string) => `<member>${identity}</member>`
    const entry = (identity: string, status: string) =>
      `<entry><key>${identity}</key><value><VerificationStatus>${status}</VerificationStatus></value></entry>`

    it('is accepted for the sake of its domain, or of one above', async () => {
      stub = await httpStub(listing(member('example.com'), entry('example.com', 'Success')))
      expect(await checkSender(clientAt(stub.endpoint), 'shop@mail.example.com')).to.deep.equal({ type: 'Accepted' })
    })

    it('is refused while it waits to be verified', async () => {
      stub = await httpStub(listing(member('shop@example.com'), entry('shop@example.com', 'Pending')))
      expect(await checkSender(clientAt(stub.endpoint), 'shop@example.com')).to.deep.equal({
        type: 'Refused',
        reason: 'SES has not verified the sender shop@example.com: Pending',
      })
    })

    it('is refused if SES knows only others', async () => {
      stub = await httpStub(listing(member('shop@another.example') + member('com')))
      expect(await checkSender(clientAt(stub.endpoint), 'shop@example.com')).to.include({ type: 'Refused' })
    })

    for (const [what, answer] of Object.entries({
      'SES does not answer': () => undefined,
      'we may not ask': refusing(403, 'AccessDenied'),
    } satisfies Record<string, Answer>))
      it(`is neither if ${what}`, async () => {
        stub = await httpStub(answer)
        expect(await checkSender(clientAt(stub.endpoint), 'shop@example.com')).to.include({ type: 'Unanswered' })
      })
  })
})
