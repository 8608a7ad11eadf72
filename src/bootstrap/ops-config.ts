import type { Environment } from './environment.js'

/** Without a port of its own, what operators read is on the port of the API. */
export type OpsConfig = Readonly<{ port?: number; metrics: boolean }>

/** In production, metrics are not for everybody unless that is asked for. */
export const opsConfig = ({
  NODE_ENV,
  OPS_PORT: port,
  METRICS,
}: Pick<Environment, 'NODE_ENV' | 'OPS_PORT' | 'METRICS'>): OpsConfig => ({
  ...(port === undefined ? {} : { port }),
  metrics: METRICS === undefined ? NODE_ENV !== 'production' || port !== undefined : METRICS === 'on',
})
