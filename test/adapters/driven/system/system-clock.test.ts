import { systemClock } from '../../../../src/adapters/driven/system/system-clock.js'
import { clockContract } from '../../../contracts/clock.contract.js'

describe("The system's clock", () => {
  clockContract(() => systemClock)
})
