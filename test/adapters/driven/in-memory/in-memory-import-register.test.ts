import { inMemoryImportRegister } from '../../../../src/adapters/driven/in-memory/in-memory-import-register.js'
import { importRegisterContract } from '../../../contracts/import-register.contract.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('InMemoryImportRegister', () => {
  importRegisterContract(async () => {
    const clock = steppedClock()
    return {
      imports: inMemoryImportRegister({ clock, leaseMs: 300 }),
      passTime: async ms => {
        clock.advance(ms)
      },
    }
  })
})
