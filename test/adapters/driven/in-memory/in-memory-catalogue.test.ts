import { catalogueContract } from '../../../contracts/catalogue.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryCatalogue', () => {
  catalogueContract(openStock)
})
