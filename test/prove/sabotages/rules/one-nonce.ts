import type { Container } from 'inversify'
import { mongoCalls } from '../../../../src/adapters/driven/mongo/mongo-calls.js'
import { mongoClient } from '../../../../src/adapters/driven/mongo/mongo-client.js'
import { mongoStockLedger } from '../../../../src/adapters/driven/mongo/mongo-stock-ledger.js'
import { T } from '../../../../src/bootstrap/tokens.js'
import type { HoldNonce } from '../../../../src/domain/shared/ids.js'
import type { Rule } from '../rule.js'

const WITHIN = { callWithin: 1_500, holdWithin: 1_700 }
const LANES = { together: 200, waiting: 2_000, waitAtMost: 1_000 }

/** The real ledger, which takes its nonces from a source that knows of only one. */
const ledgerOfOneNonce = (container: Container): void => {
  const [config, clock, logger] = [container.get(T.config), container.get(T.clock), container.get(T.logger)]
  const { callWithin, holdWithin } = WITHIN
  const db = mongoClient({ url: config.mongo!.url, callWithin, logger }).db()
  const ledger = mongoStockLedger({
    calls: mongoCalls({ db, callWithin, logger }),
    lanes: { ...LANES, elapsed: () => clock.elapsed() },
    nonce: () => 'the-only-nonce' as HoldNonce,
    capacity: config.holdsPerSku,
    ...{ logger, holdWithin },
  })
  container.rebind(T.stock).toConstantValue(ledger)
}

/**
 * Ann's hold is under way for long. She asks again, under her key, another process, which holds, records and sells. Then
 * the first hold arrives, and takes a second unit. It was sent under a nonce of its own, which her order does not name: so
 * it is given back. Were the nonce the same, it would be the hold of an order that is Processed, and be sold as well.
 */
export const oneNonce: Rule<'one nonce'> = {
  name: 'one nonce',
  without: 'A hold that is sent twice is sold twice.',
  turnOff: { inAdapters: ledgerOfOneNonce },
  breaks: ['soldTwice'],
  units: 2,
  soon: ['HOLD_AGE_MS'],
  play: async ({ one, two, ann }) => {
    await one.stopsAt('stock.hold')
    const hearing = ann.orders(one, 'the-key-of-ann')
    await one.isAt('stock.hold')

    await ann.orders(two, 'the-key-of-ann')
    await ann.isServed()
    await one.goesOn('stock.hold')
    await hearing
  },
}
