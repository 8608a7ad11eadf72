import { canRunLocalStack } from './localstack.js'
import type { AwsEmulatorName } from './start-servers.js'
import { warnAtTheEnd } from './warn-at-the-end.js'

/** The emulators to test on: MiniStack, and LocalStack where there is a Python that it runs on. Where there is none, the run ends with a warning. */
export const awsEmulatorsAtHand = async (): Promise<readonly AwsEmulatorName[]> => {
  if (await canRunLocalStack()) return ['ministack', 'localstack']
  warnAtTheEnd('NOT TESTED: LocalStack, for want of a Python that it runs on')
  return ['ministack']
}
