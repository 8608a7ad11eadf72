import { expect } from 'chai'
import { readConfig } from '../../src/bootstrap/config.js'
import { plaintextProblems } from '../../src/bootstrap/plaintext-problems.js'

const PRODUCTION = { NODE_ENV: 'production' }
const named = (variables: Record<string, string>) =>
  plaintextProblems({ ...PRODUCTION, ...variables }).map(problem => problem.split(':')[0])

const PLAIN = {
  'MongoDB without TLS': { MONGO_URL: 'mongodb://db.example.com/orders' },
  'MongoDB without TLS, with a user': { MONGO_URL: 'mongodb://user:p%40ss@10.0.0.7:27017/orders?replicaSet=rs0' },
  'MongoDB with one of its members elsewhere': { MONGO_URL: 'mongodb://127.0.0.1:27017,db.example.com:27017/orders' },
  'MongoDB with TLS switched off': { MONGO_URL: 'mongodb+srv://db.example.com/orders?tls=false' },
  'MongoDB with any certificate': { MONGO_URL: 'mongodb://db.example.com/orders?tls=true&tlsInsecure=true' },
  'MongoDB under a name that begins like that of this machine': { MONGO_URL: 'mongodb://localhost.example.com/orders' },
  'Redis without TLS': { REDIS_HOST: 'cache.example.com' },
  'Redis with TLS switched off': { REDIS_HOST: '10.0.0.8', REDIS_TLS: 'off' },
  'AWS by http': { AWS_ENDPOINT_URL: 'http://aws.example.com:4566' },
  'SQS by http': { AWS_ENDPOINT_URL_SQS: 'http://10.0.0.9:4566' },
}
const NAMED: Record<string, string> = { REDIS_HOST: 'REDIS_TLS' }

const FIT = {
  'MongoDB with TLS': { MONGO_URL: 'mongodb://db.example.com,other.example.com/orders?replicaSet=rs0&tls=true' },
  'MongoDB with TLS by its older name': { MONGO_URL: 'mongodb://db.example.com/?ssl=true' },
  'MongoDB found by DNS, with TLS by default': { MONGO_URL: 'mongodb+srv://user:secret@db.example.com/orders' },
  'MongoDB on this machine': { MONGO_URL: 'mongodb://user:secret@127.0.0.1:27017,localhost:27018/orders' },
  'MongoDB on this machine, by IPv6': { MONGO_URL: 'mongodb://[::1]:27017/orders' },
  'MongoDB by a socket': { MONGO_URL: 'mongodb://%2Ftmp%2Fmongodb-27017.sock/orders' },
  'what is no URL of MongoDB': { MONGO_URL: 'orders' },
  'Redis with TLS': { REDIS_HOST: 'cache.example.com', REDIS_TLS: 'on' },
  'Redis on this machine': { REDIS_HOST: 'localhost' },
  'an emulator on this machine': { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' },
  'AWS by https': { AWS_ENDPOINT_URL: 'https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com' },
}

describe('in production', () => {
  for (const [what, variables] of Object.entries(PLAIN))
    it(`${what} is refused, by name`, () => {
      const [name = ''] = Object.keys(variables)
      expect(named(variables)).to.deep.equal([NAMED[name] ?? name])
    })

  for (const [what, variables] of Object.entries(FIT))
    it(`${what} will do`, () => {
      expect(named(variables)).to.deep.equal([])
    })

  it('what would be refused will do where the network is said to be trusted, and outside of production', () => {
    for (const variables of Object.values<Record<string, string>>(PLAIN)) {
      expect(named({ ...variables, ALLOW_PLAINTEXT: 'on' })).to.deep.equal([])
      expect(named({ ...variables, NODE_ENV: 'development' })).to.deep.equal([])
    }
  })

  it('a password in the URL is not repeated in the problem, which is told at the start', () => {
    const variables = { ...PRODUCTION, MONGO_URL: 'mongodb://user:hunter2@db.example.com/orders' }
    const problems = readConfig(variables, () => '')
      ._unsafeUnwrapErr()
      .join('\n')
    expect(problems).to.include('MONGO_URL: needs tls=true').and.not.include('hunter2')
  })
})
