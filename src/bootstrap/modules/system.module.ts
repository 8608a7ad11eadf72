import { ContainerModule } from 'inversify'
import { argon2InChild } from '../../adapters/driven/argon2/argon2-in-child.js'
import { argon2PasswordHasher } from '../../adapters/driven/argon2/argon2-password-hasher.js'
import { jwtSessionTokens } from '../../adapters/driven/jwt/jwt-session-tokens.js'
import { metricsRegistry } from '../../adapters/driven/prometheus/metrics-registry.js'
import { prometheusMetrics } from '../../adapters/driven/prometheus/prometheus-metrics.js'
import { prometheusTelemetry } from '../../adapters/driven/prometheus/prometheus-telemetry.js'
import { cryptoIdSource } from '../../adapters/driven/system/crypto-id-source.js'
import { cryptoLinkTokens } from '../../adapters/driven/system/crypto-link-tokens.js'
import { inProcessBackgroundTasks } from '../../adapters/driven/system/in-process-background-tasks.js'
import { loggingTelemetry } from '../../adapters/driven/system/logging-telemetry.js'
import { systemClock } from '../../adapters/driven/system/system-clock.js'
import { T } from '../tokens.js'

const ISSUANCE = { issuer: 'order-management-service', audience: 'order-management-service' }

/** What the machine and its libraries offer: time, chance, hashes, signatures, logs. */
export const systemModule = new ContainerModule(({ bind }) => {
  bind(T.clock).toConstantValue(systemClock)
  bind(T.ids).toResolvedValue(cryptoIdSource, [T.clock]).inSingletonScope()
  bind(T.linkTokens).toConstantValue(cryptoLinkTokens)
  bind(T.background).toResolvedValue(inProcessBackgroundTasks, [T.logger]).inSingletonScope()
  bind(T.metricsRegistry).toResolvedValue(metricsRegistry).inSingletonScope()
  bind(T.metrics).toResolvedValue(prometheusMetrics, [T.metricsRegistry]).inSingletonScope()
  bind(T.telemetry)
    .toResolvedValue(
      (logger, registry) => {
        const [logged, counted] = [loggingTelemetry(logger), prometheusTelemetry(registry)]
        return {
          ...logged,
          note: event => {
            logged.note(event)
            counted.note(event)
          },
        }
      },
      [T.logger, T.metricsRegistry],
    )
    .inSingletonScope()
  bind(T.tokens)
    .toResolvedValue(({ secrets }) => jwtSessionTokens({ ...ISSUANCE, ...secrets }), [T.config])
    .inSingletonScope()
  bind(T.argon2)
    .toResolvedValue(logger => argon2InChild({ logger }), [T.logger])
    .inSingletonScope()
  bind(T.hasher)
    .toResolvedValue(
      ({ passwords }, argon2) => argon2PasswordHasher({ argon2, limits: { waiting: passwords.queue } }),
      [T.config, T.argon2],
    )
    .inSingletonScope()
})
