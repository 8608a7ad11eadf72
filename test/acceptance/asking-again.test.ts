import { expect } from 'chai'
import type { ResultAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { TokenPair } from '../../src/application/ports/driven/session-tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Principal } from '../../src/domain/account/session.js'
import type { IdempotencyKey, OrderId } from '../../src/domain/shared/ids.js'
import { anItem, sku, usd } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { uploadOf } from '../support/upload-of.js'
import { READ, target, WRITE, type Target } from './strike.js'

type Scene = Readonly<{ world: World; ada: Account; by: Principal; tokens: TokenPair; orderId: OrderId }>
type Asked = Readonly<{
  what: string
  ask: (scene: Scene) => ResultAsync<unknown, { type: string }>
  needs: readonly Target[]
  /** How it is answered again if it was done the first time, unless it is done again. */
  then?: string
}>

const PASSWORD = 'correct horse battery'
const KEY = 'the-same-key' as IdempotencyKey
const MUG = sku('MUG')
const oneRow = () => uploadOf([{ type: 'ReadableRow', terms: { sku: MUG, name: 'A mug', unitPrice: usd(1) } }])

const ASKED: readonly Asked[] = [
  {
    what: 'opening an account',
    ask: ({ world }) => world.container.get(T.registerAccount)({ email: 'eve@example.com', password: PASSWORD }),
    needs: [target(T.accounts, 'byEmail', READ), target(T.hasher, 'hash', READ), target(T.accounts, 'add', WRITE)],
    then: 'EmailTaken',
  },
  {
    what: 'ensuring an administrator',
    ask: ({ world }) => world.container.get(T.ensureAdministrator)({ email: 'boss@example.com', password: PASSWORD }),
    needs: [target(T.accounts, 'byEmail', READ), target(T.hasher, 'hash', READ), target(T.accounts, 'add', WRITE)],
  },
  {
    what: 'signing in',
    ask: ({ world }) =>
      world.container.get(T.logIn)({ email: 'ada@example.com', password: PASSWORD, from: '192.0.2.1' }),
    needs: [target(T.accounts, 'byEmail', READ), target(T.hasher, 'verify', READ), target(T.sessions, 'add', WRITE)],
  },
  {
    what: 'telling who somebody is',
    ask: ({ world, tokens }) => world.container.get(T.authenticate)(tokens),
    needs: [target(T.sessions, 'isLive', READ)],
  },
  {
    what: 'refreshing a session',
    ask: ({ world, tokens }) => world.container.get(T.refreshSession)(tokens),
    needs: [target(T.sessions, 'byId', READ), target(T.accounts, 'byId', READ), target(T.sessions, 'save', WRITE)],
  },
  {
    what: 'signing out',
    ask: ({ world, by }) => world.container.get(T.logOut)({ by }),
    needs: [target(T.sessions, 'byId', READ), target(T.sessions, 'save', WRITE)],
  },
  {
    what: 'signing out everywhere',
    ask: ({ world, by }) => world.container.get(T.logOutEverywhere)({ by }),
    needs: [target(T.sessions, 'revokeAll', WRITE)],
  },
  {
    what: 'showing an account',
    ask: ({ world, by }) => world.container.get(T.getAccount)({ by }),
    needs: [target(T.accounts, 'byId', READ)],
  },
  {
    what: 'placing an order',
    ask: ({ world, ada }) => world.place(ada, [anItem('MUG')], KEY),
    needs: [
      target(T.orders, 'decisionOf', READ),
      target(T.accounts, 'byId', READ),
      target(T.stock, 'hold', WRITE),
      target(T.orders, 'record', WRITE),
    ],
  },
  {
    what: 'showing an order',
    ask: ({ world, by, orderId }) => world.container.get(T.getOrder)({ by, orderId }),
    needs: [target(T.orderViews, 'visibleTo', READ)],
  },
  {
    what: 'showing the history of an order',
    ask: ({ world, by, orderId }) => world.container.get(T.getOrderHistory)({ by, orderId }),
    needs: [target(T.orderViews, 'historyVisibleTo', READ)],
  },
  {
    what: 'cancelling an order',
    ask: ({ world, by, orderId }) => world.cancel(by, orderId),
    needs: [target(T.orders, 'visibleTo', READ), target(T.orders, 'save', WRITE)],
  },
  {
    what: 'advancing an order',
    ask: ({ world, orderId }) => world.deliver(orderId),
    needs: [
      target(T.dueOrders, 'find', READ),
      target(T.catalogue, 'products', READ),
      target(T.orders, 'save', WRITE),
      target(T.stock, 'sell', WRITE),
      target(T.dueOrders, 'mark', WRITE),
    ],
  },
  {
    what: 'mailing that an order was cancelled',
    ask: ({ world, by, orderId }) => world.cancel(by, orderId).andThen(() => world.deliver(orderId)),
    needs: [target(T.dueOrders, 'claimMail', ['Unavailable', 'UnknownAndNotDone'])],
  },
  {
    what: 'listing the inventory',
    ask: ({ world, by }) => world.container.get(T.listInventory)({ by, limit: 10 }),
    needs: [target(T.stockLevels, 'list', READ)],
  },
  {
    what: 'showing a product',
    ask: ({ world, by }) => world.container.get(T.getStockItem)({ by, sku: MUG }),
    needs: [target(T.stockLevels, 'of', READ)],
  },
  {
    what: 'checking an import',
    ask: ({ world: { container, admin } }) => container.get(T.checkImport)({ by: admin, upload: oneRow() }),
    needs: [target(T.stockIntake, 'examine', READ)],
  },
  {
    what: 'importing',
    ask: ({ world: { container, admin } }) => container.get(T.importStock)({ by: admin, key: KEY, upload: oneRow() }),
    needs: [target(T.importRegister, 'begin', WRITE)],
  },
  {
    what: 'showing an import',
    ask: ({ world: { container, admin } }) =>
      container
        .get(T.importStock)({ by: admin, key: KEY, upload: oneRow() })
        .andThen(({ stockImport }) => container.get(T.getImport)({ by: admin, importId: stockImport.id })),
    needs: [target(T.importRegister, 'of', READ)],
  },
  {
    what: 'listing the adjustments of a product',
    ask: ({ world }) => world.container.get(T.listAdjustments)({ by: world.admin, sku: MUG, limit: 10 }),
    needs: [target(T.adjustmentJournal, 'of', READ)],
  },
  {
    what: 'changing a product',
    ask: ({ world: { container, admin } }) =>
      container.get(T.putProduct)({ by: admin, terms: { sku: MUG, name: 'A mug', unitPrice: usd(1) } }),
    needs: [target(T.stockAdministration, 'put', WRITE)],
  },
  {
    what: 'adjusting stock',
    ask: ({ world: { container, admin } }) =>
      container.get(T.adjustStock)({ by: admin, sku: MUG, quantity: 1, reason: 'found', key: KEY }),
    needs: [target(T.stockAdministration, 'adjust', WRITE)],
  },
  {
    what: 'reconciling',
    ask: ({ world }) => world.reconcile(),
    needs: [
      target(T.dueOrders, 'claimDue', READ),
      target(T.stock, 'oldHolds', READ),
      target(T.stockAdministration, 'fileAdjustments', WRITE),
    ],
  },
]

describe('what cannot be done now is answered so, and can be asked again', () => {
  const sceneIn = async (world: World): Promise<Scene> => {
    await world.stocked('MUG', 5)
    const ada = await world.customer('ada')
    const tokens = await valueOf(
      world.container.get(T.logIn)({ email: ada.email, password: PASSWORD, from: '192.0.2.1' }),
    )
    const by = await valueOf(world.container.get(T.authenticate)(tokens))
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    await world.settled()
    // An account that was read less than two seconds ago is not read again.
    world.clock.advance(2_000)
    return { world, ada, by, tokens, orderId: order.id }
  }

  for (const { what, ask, needs, then } of ASKED)
    for (const { name, faults, strike } of needs)
      for (const fault of faults)
        it(`${what}, while ${name} answers ${fault}`, async () => {
          const { prepare, arm } = strike(fault)
          const scene = await sceneIn(aWorld(prepare))
          arm()
          const type = fault === 'Unavailable' ? 'Unavailable' : 'OutcomeUnknown'
          expect(await errorOf(ask(scene))).to.include({ type })
          if (then !== undefined && fault === 'UnknownButDone')
            expect(await errorOf(ask(scene))).to.include({ type: then })
          else await valueOf(ask(scene))
        })
})
