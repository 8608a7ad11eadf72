import { expect } from 'chai'
import { opsConfig } from '../../src/bootstrap/ops-config.js'

describe('Metrics are served', () => {
  const cases = [
    ['in development, to whoever asks', 'development', undefined, undefined, true],
    ['in production, not to whoever asks', 'production', undefined, undefined, false],
    ['in production, on a port of their own', 'production', 9_100, undefined, true],
    ['in production, to whoever asks if that is asked for', 'production', undefined, 'on', true],
    ['in development, not if they are switched off', 'development', undefined, 'off', false],
    ['on a port of its own, not if they are switched off', 'production', 9_100, 'off', false],
  ] as const
  for (const [what, NODE_ENV, OPS_PORT, METRICS, metrics] of cases)
    it(what, () => {
      expect(opsConfig({ NODE_ENV, OPS_PORT, METRICS })).to.deep.equal({
        ...(OPS_PORT === undefined ? {} : { port: OPS_PORT }),
        metrics,
      })
    })
})
