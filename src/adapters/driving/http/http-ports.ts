import type { ResultAsync } from 'neverthrow'
import type { AdjustStock } from '../../../application/ports/driving/adjust-stock.js'
import type { AdministerAccount } from '../../../application/ports/driving/administer-account.js'
import type { Authenticate } from '../../../application/ports/driving/authenticate.js'
import type { AwaitOrder } from '../../../application/ports/driving/await-order.js'
import type { CancelOrder } from '../../../application/ports/driving/cancel-order.js'
import type { ChangeMailAddress } from '../../../application/ports/driving/change-mail-address.js'
import type { CheckImport } from '../../../application/ports/driving/check-import.js'
import type { ChangePassword } from '../../../application/ports/driving/change-password.js'
import type { EndSession } from '../../../application/ports/driving/end-session.js'
import type { FindEndedSessions } from '../../../application/ports/driving/find-ended-sessions.js'
import type { FindAccount } from '../../../application/ports/driving/find-account.js'
import type { ForgotPassword } from '../../../application/ports/driving/forgot-password.js'
import type { GetAccount } from '../../../application/ports/driving/get-account.js'
import type { GetOrderHistory } from '../../../application/ports/driving/get-order-history.js'
import type { GetOrder } from '../../../application/ports/driving/get-order.js'
import type { GetImport } from '../../../application/ports/driving/get-import.js'
import type { GetStockItem } from '../../../application/ports/driving/get-stock-item.js'
import type { ImportStock } from '../../../application/ports/driving/import-stock.js'
import type { ListAdjustments } from '../../../application/ports/driving/list-adjustments.js'
import type { ListInventory } from '../../../application/ports/driving/list-inventory.js'
import type { ListSessions } from '../../../application/ports/driving/list-sessions.js'
import type { ListOrders } from '../../../application/ports/driving/list-orders.js'
import type { LogIn } from '../../../application/ports/driving/log-in.js'
import type { LogOutEverywhere } from '../../../application/ports/driving/log-out-everywhere.js'
import type { LogOut } from '../../../application/ports/driving/log-out.js'
import type { PlaceOrder } from '../../../application/ports/driving/place-order.js'
import type { PutProduct } from '../../../application/ports/driving/put-product.js'
import type { RefreshSession } from '../../../application/ports/driving/refresh-session.js'
import type { RegisterAccount } from '../../../application/ports/driving/register-account.js'
import type { ResendMail } from '../../../application/ports/driving/resend-mail.js'
import type { ResetPassword } from '../../../application/ports/driving/reset-password.js'
import type { SendVerification } from '../../../application/ports/driving/send-verification.js'
import type { VerifyEmail } from '../../../application/ports/driving/verify-email.js'

/** Everything that HTTP may ask of the application. */
export type HttpPorts = Readonly<{
  registerAccount: RegisterAccount
  logIn: LogIn
  refreshSession: RefreshSession
  logOut: LogOut
  logOutEverywhere: LogOutEverywhere
  authenticate: Authenticate
  findEndedSessions: FindEndedSessions
  listSessions: ListSessions
  endSession: EndSession
  changePassword: ChangePassword
  sendVerification: SendVerification
  verifyEmail: VerifyEmail
  forgotPassword: ForgotPassword
  resetPassword: ResetPassword
  findAccount: FindAccount
  administerAccount: AdministerAccount
  getAccount: GetAccount
  placeOrder: PlaceOrder
  getOrder: GetOrder
  awaitOrder: AwaitOrder
  listOrders: ListOrders
  getOrderHistory: GetOrderHistory
  cancelOrder: CancelOrder
  changeMailAddress: ChangeMailAddress
  resendMail: ResendMail
  listInventory: ListInventory
  getStockItem: GetStockItem
  putProduct: PutProduct
  adjustStock: AdjustStock
  listAdjustments: ListAdjustments
  importStock: ImportStock
  checkImport: CheckImport
  getImport: GetImport
}>

/** Every way in which one of those ports may refuse. */
export type PortError = ErrorOf<ReturnType<HttpPorts[keyof HttpPorts]>>

type ErrorOf<Answer> = Answer extends ResultAsync<unknown, infer Error> ? Error : never
