import type { Clock } from '../../../application/ports/driven/clock.js'
import { instant } from '../../../domain/shared/instant.js'

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  elapsed: () => performance.now(),
}
