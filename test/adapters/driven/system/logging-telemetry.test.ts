import { expect } from 'chai'
import { loggingTelemetry } from '../../../../src/adapters/driven/system/logging-telemetry.js'
import { aSessionId, anOrderId, aUserId } from '../../../support/builders.js'
import { recordingLogger } from '../../../support/recording-logger.js'

describe('What operators are told', () => {
  it('is counted by name, repairs and alarms by their kind', () => {
    const telemetry = loggingTelemetry(recordingLogger())
    const [orderId, userId, sessionId] = [anOrderId(), aUserId(), aSessionId()]
    expect(telemetry.counts()).to.deep.equal({})

    for (const type of ['OrderPlaced', 'OrderProcessed', 'OrderPlaced', 'OrderFailed', 'OrderCancelled'] as const)
      telemetry.note({ type, orderId })
    telemetry.note({ type: 'Repaired', kind: 'HoldSold', orderId })
    telemetry.note({ type: 'Alarm', kind: 'MailDead', orderId })
    telemetry.note({ type: 'SignedIn', userId, sessionId })
    telemetry.note({ type: 'SignInRefused', reason: 'UnknownAccount' })
    telemetry.note({ type: 'SignInRefused', reason: 'WrongPassword', userId })
    expect(telemetry.counts()).to.deep.equal({
      OrderPlaced: 2,
      OrderProcessed: 1,
      OrderFailed: 1,
      OrderCancelled: 1,
      'Repaired.HoldSold': 1,
      'Alarm.MailDead': 1,
      SignedIn: 1,
      'SignInRefused.UnknownAccount': 1,
      'SignInRefused.WrongPassword': 1,
    })
  })

  it('is logged with its ids: an alarm as an error, a repair as a warning, a sign-in as news', () => {
    const logger = recordingLogger()
    const telemetry = loggingTelemetry(logger)
    const [orderId, userId, sessionId] = [anOrderId(), aUserId(), aSessionId()]
    telemetry.note({ type: 'Alarm', kind: 'OrderStuck', orderId })
    telemetry.note({ type: 'Repaired', kind: 'PutBack', orderId })
    telemetry.note({ type: 'RefreshTokenReused', userId, sessionId })
    telemetry.note({ type: 'SignedIn', userId, sessionId })
    expect(logger.lines).to.deep.equal([
      { level: 'error', facts: { kind: 'OrderStuck', orderId }, message: 'Alarm.OrderStuck' },
      { level: 'warn', facts: { kind: 'PutBack', orderId }, message: 'Repaired.PutBack' },
      { level: 'warn', facts: { userId, sessionId }, message: 'RefreshTokenReused' },
      { level: 'info', facts: { userId, sessionId }, message: 'SignedIn' },
    ])
  })
})
