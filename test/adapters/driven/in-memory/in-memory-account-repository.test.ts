import { inMemoryAccountRepository } from '../../../../src/adapters/driven/in-memory/in-memory-account-repository.js'
import { accountRepositoryContract } from '../../../contracts/account-repository.contract.js'

describe('InMemoryAccountRepository', () => {
  accountRepositoryContract(async () => inMemoryAccountRepository())
})
