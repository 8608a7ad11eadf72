import { expect } from 'chai'
import { metricsPage, metricsRegistry } from '../../../../src/adapters/driven/prometheus/metrics-registry.js'
import { prometheusTelemetry } from '../../../../src/adapters/driven/prometheus/prometheus-telemetry.js'
import { aSessionId, anOrderId, aUserId } from '../../../support/builders.js'
import { samplesOf } from '../../../support/samples-of.js'

describe('What operators are told, as metrics', () => {
  it('is counted by kind, with no id; what never happened is there at 0', async () => {
    const registry = metricsRegistry()
    const telemetry = prometheusTelemetry(registry)
    const [orderId, userId, sessionId] = [anOrderId(), aUserId(), aSessionId()]
    telemetry.note({ type: 'OrderPlaced', orderId })
    telemetry.note({ type: 'OrderPlaced', orderId })
    telemetry.note({ type: 'Repaired', kind: 'HoldSold', orderId })
    telemetry.note({ type: 'Alarm', kind: 'MailDead', orderId })
    telemetry.note({ type: 'SignedIn', userId, sessionId })
    telemetry.note({ type: 'SignInRefused', reason: 'UnknownAccount' })

    const { text } = await metricsPage(registry)
    const samples = [...samplesOf(text)]
    expect(samples.filter(([, value]) => value > 0)).to.deep.equal([
      ['orders_total{event="OrderPlaced"}', 2],
      ['repairs_total{kind="HoldSold"}', 1],
      ['alarms_total{kind="MailDead"}', 1],
      ['account_events_total{event="SignedIn"}', 1],
      ['account_events_total{event="SignInRefused"}', 1],
      ['sign_ins_refused_total{reason="UnknownAccount"}', 1],
    ])
    expect(samples).to.have.length(34)
    for (const id of [orderId, userId, sessionId]) expect(text).not.to.include(id)
  })
})
