import { collectDefaultMetrics, Registry } from 'prom-client'

/** The metrics of one service; there is none for the whole process. */
export type MetricsRegistry = Registry
export const metricsRegistry = (): MetricsRegistry => new Registry()

/** Adds what the process itself has to tell: CPU, memory, event-loop lag, garbage collection. It looks at them from now on. */
export const watchProcess = (registry: MetricsRegistry): void => collectDefaultMetrics({ register: registry })

/** All metrics, as Prometheus reads them. */
export const metricsPage = async (registry: MetricsRegistry): Promise<{ type: string; text: string }> => ({
  type: registry.contentType,
  text: await registry.metrics(),
})
