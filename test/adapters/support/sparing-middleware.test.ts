import { SESClient } from '@aws-sdk/client-ses'
import { expect } from 'chai'
import { sparingMiddleware } from '../../../src/adapters/support/sparing-middleware.js'

const aClient = () => new SESClient({ region: 'eu-west-1' })
const namesIn = ({ middlewareStack }: SESClient) => middlewareStack.identify().map(each => each.split(' ')[0])

describe('A client of AWS that does nothing in vain', () => {
  it('logs nothing, says nothing of its machine, and does the rest as before', () => {
    const unused = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware']
    expect(namesIn(sparingMiddleware(aClient()))).to.have.members(
      namesIn(aClient()).filter(name => !unused.includes(name ?? '')),
    )
  })

  it('is not had from an SDK that calls those things otherwise', () => {
    const renamed = aClient()
    renamed.middlewareStack.remove('getUserAgentMiddleware')
    expect(() => sparingMiddleware(renamed)).to.throw('has no getUserAgentMiddleware')
  })
})
