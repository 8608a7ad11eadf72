import { expect } from 'chai'
import { valueOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }

inEveryShop('looking for products', shop => {
  let token: string
  beforeEach(async () => {
    for (const sku of ['MUG-1', 'MUG-2', 'MUG-3', 'LAMP', 'MUGSHOT']) await shop().world.stocked(sku, 1)
    await valueOf(shop().register(ADA))
    token = (await valueOf(shop().signIn(ADA))).accessToken
  })

  it('goes from page to page, and shows each once', async () => {
    expect(await valueOf(shop().browse(token, { limit: 2 }))).to.deep.equal([
      ['LAMP', 'MUG-1'],
      ['MUG-2', 'MUG-3'],
      ['MUGSHOT'],
    ])
    expect(await valueOf(shop().browse(token, { limit: 5 }))).to.have.lengthOf(1)
  })

  it('finds those that begin with what is looked for, page by page', async () => {
    expect(await valueOf(shop().browse(token, { limit: 3, q: 'mug' }))).to.deep.equal([
      ['MUG-1', 'MUG-2', 'MUG-3'],
      ['MUGSHOT'],
    ])
    expect(await valueOf(shop().browse(token, { limit: 3, q: 'MUG-2' }))).to.deep.equal([['MUG-2']])
    expect(await valueOf(shop().browse(token, { limit: 3, q: 'shot' }))).to.deep.equal([[]])
  })
})
