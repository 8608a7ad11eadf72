import { canRunLocalStack } from '../../support/servers/localstack.js'
import type { AwsEmulatorName } from '../../support/servers/start-servers.js'

/** Those that this machine can run. */
export const EMULATORS: readonly AwsEmulatorName[] = (await canRunLocalStack())
  ? ['ministack', 'localstack']
  : ['ministack']
