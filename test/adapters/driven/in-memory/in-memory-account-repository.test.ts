import { inMemoryAccountRepository } from '../../../../src/adapters/driven/in-memory/in-memory-account-repository.js'
import { accountLinksContract } from '../../../contracts/account-links.contract.js'
import { accountRepositoryContract } from '../../../contracts/account-repository.contract.js'

describe('InMemoryAccountRepository', () => {
  accountRepositoryContract(async () => inMemoryAccountRepository())

  describe('with its links', () => {
    accountLinksContract(async () => {
      const store = inMemoryAccountRepository()
      return { links: store, accounts: store }
    })
  })
})
