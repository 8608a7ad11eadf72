import { inMemoryDeadLetters } from '../../../../src/adapters/driven/in-memory/in-memory-dead-letters.js'
import { deadLettersContract } from '../../../contracts/dead-letters.contract.js'

describe('InMemoryDeadLetters', () => {
  deadLettersContract(async send => inMemoryDeadLetters({ send }))
})
