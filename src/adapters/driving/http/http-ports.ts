import type { ResultAsync } from 'neverthrow'
import type { AdjustStock } from '../../../application/ports/driving/adjust-stock.js'
import type { Authenticate } from '../../../application/ports/driving/authenticate.js'
import type { AwaitOrder } from '../../../application/ports/driving/await-order.js'
import type { CancelOrder } from '../../../application/ports/driving/cancel-order.js'
import type { GetAccount } from '../../../application/ports/driving/get-account.js'
import type { GetOrderHistory } from '../../../application/ports/driving/get-order-history.js'
import type { GetOrder } from '../../../application/ports/driving/get-order.js'
import type { GetStockItem } from '../../../application/ports/driving/get-stock-item.js'
import type { ListInventory } from '../../../application/ports/driving/list-inventory.js'
import type { ListOrders } from '../../../application/ports/driving/list-orders.js'
import type { LogIn } from '../../../application/ports/driving/log-in.js'
import type { LogOutEverywhere } from '../../../application/ports/driving/log-out-everywhere.js'
import type { LogOut } from '../../../application/ports/driving/log-out.js'
import type { PlaceOrder } from '../../../application/ports/driving/place-order.js'
import type { PutProduct } from '../../../application/ports/driving/put-product.js'
import type { RefreshSession } from '../../../application/ports/driving/refresh-session.js'
import type { RegisterAccount } from '../../../application/ports/driving/register-account.js'

/** Everything that HTTP may ask of the application. */
export type HttpPorts = Readonly<{
  registerAccount: RegisterAccount
  logIn: LogIn
  refreshSession: RefreshSession
  logOut: LogOut
  logOutEverywhere: LogOutEverywhere
  authenticate: Authenticate
  getAccount: GetAccount
  placeOrder: PlaceOrder
  getOrder: GetOrder
  awaitOrder: AwaitOrder
  listOrders: ListOrders
  getOrderHistory: GetOrderHistory
  cancelOrder: CancelOrder
  listInventory: ListInventory
  getStockItem: GetStockItem
  putProduct: PutProduct
  adjustStock: AdjustStock
}>

/** Every way in which one of those ports may refuse. */
export type PortError = ErrorOf<ReturnType<HttpPorts[keyof HttpPorts]>>

type ErrorOf<Answer> = Answer extends ResultAsync<unknown, infer Error> ? Error : never
