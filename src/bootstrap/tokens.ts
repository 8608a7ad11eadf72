import type { ServiceIdentifier } from 'inversify'
import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../application/errors.js'
import type { OrderPolicy } from '../domain/order/order-policy.js'
import type { OrderSchedule } from '../domain/order/order-schedule.js'
import type { PasswordPolicy } from '../domain/account/credentials.js'
import type { AccountLinks } from '../application/ports/driven/account-links.js'
import type { AccountMailer } from '../application/ports/driven/account-mailer.js'
import type { AccountRepository } from '../application/ports/driven/account-repository.js'
import type { AdjustmentJournal } from '../application/ports/driven/adjustment-journal.js'
import type { InProcessBackgroundTasks } from '../adapters/driven/system/in-process-background-tasks.js'
import type { Catalogue } from '../application/ports/driven/catalogue.js'
import type { Clock } from '../application/ports/driven/clock.js'
import type { DeadLetters } from '../application/ports/driven/dead-letters.js'
import type { OrderMails } from '../application/ports/driven/order-mails.js'
import type { DeadMails } from '../application/ports/driven/dead-mails.js'
import type { DueOrders } from '../application/ports/driven/due-orders.js'
import type { EventPublisher } from '../application/ports/driven/event-publisher.js'
import type { IdSource } from '../application/ports/driven/id-source.js'
import type { ImportRegister } from '../application/ports/driven/import-register.js'
import type { LinkTokens } from '../application/ports/driven/link-tokens.js'
import type { Mailer } from '../application/ports/driven/mailer.js'
import type { OrderBacklog } from '../application/ports/driven/order-backlog.js'
import type { OrderCache } from '../application/ports/driven/order-cache.js'
import type { OrderChanges } from '../application/ports/driven/order-changes.js'
import type { OrderListing } from '../application/ports/driven/order-listing.js'
import type { OrderRepository } from '../application/ports/driven/order-repository.js'
import type { OrderVersions } from '../application/ports/driven/order-versions.js'
import type { PendingOrders } from '../application/ports/driven/pending-orders.js'
import type { OrderViews } from '../application/ports/driven/order-views.js'
import type { Argon2InChild } from '../adapters/driven/argon2/argon2-in-child.js'
import type { PasswordHasher } from '../application/ports/driven/password-hasher.js'
import type { SessionRepository } from '../application/ports/driven/session-repository.js'
import type { SessionTokens } from '../application/ports/driven/session-tokens.js'
import type { SignInThrottle } from '../application/ports/driven/sign-in-throttle.js'
import type { StockAdministration } from '../application/ports/driven/stock-administration.js'
import type { StockIntake } from '../application/ports/driven/stock-intake.js'
import type { StockLedger } from '../application/ports/driven/stock-ledger.js'
import type { StockLevels } from '../application/ports/driven/stock-levels.js'
import type { LoggingTelemetry } from '../adapters/driven/system/logging-telemetry.js'
import type { AdjustStock } from '../application/ports/driving/adjust-stock.js'
import type { AdvanceOrder } from '../application/ports/driving/advance-order.js'
import type { AdministerAccount } from '../application/ports/driving/administer-account.js'
import type { Authenticate } from '../application/ports/driving/authenticate.js'
import type { AwaitOrder } from '../application/ports/driving/await-order.js'
import type { CancelOrder } from '../application/ports/driving/cancel-order.js'
import type { ChangeMailAddress } from '../application/ports/driving/change-mail-address.js'
import type { CheckImport } from '../application/ports/driving/check-import.js'
import type { ChangePassword } from '../application/ports/driving/change-password.js'
import type { DisableAccount } from '../application/ports/driving/disable-account.js'
import type { EnableAccount } from '../application/ports/driving/enable-account.js'
import type { EndSession } from '../application/ports/driving/end-session.js'
import type { EnsureAdministrator } from '../application/ports/driving/ensure-administrator.js'
import type { FindEndedSessions } from '../application/ports/driving/find-ended-sessions.js'
import type { FindAccount } from '../application/ports/driving/find-account.js'
import type { ForgotPassword } from '../application/ports/driving/forgot-password.js'
import type { GetAccount } from '../application/ports/driving/get-account.js'
import type { GetImport } from '../application/ports/driving/get-import.js'
import type { GetOrder } from '../application/ports/driving/get-order.js'
import type { GetOrderHistory } from '../application/ports/driving/get-order-history.js'
import type { GetStockItem } from '../application/ports/driving/get-stock-item.js'
import type { ImportStock } from '../application/ports/driving/import-stock.js'
import type { ListAdjustments } from '../application/ports/driving/list-adjustments.js'
import type { ListDeadLetters } from '../application/ports/driving/list-dead-letters.js'
import type { ListDeadMails } from '../application/ports/driving/list-dead-mails.js'
import type { KeepDeadLetter } from '../application/ports/driving/keep-dead-letter.js'
import type { ListInventory } from '../application/ports/driving/list-inventory.js'
import type { ListSessions } from '../application/ports/driving/list-sessions.js'
import type { ListOrders } from '../application/ports/driving/list-orders.js'
import type { LogIn } from '../application/ports/driving/log-in.js'
import type { LogOut } from '../application/ports/driving/log-out.js'
import type { LogOutEverywhere } from '../application/ports/driving/log-out-everywhere.js'
import type { MakeAdministrator } from '../application/ports/driving/make-administrator.js'
import type { PlaceOrder } from '../application/ports/driving/place-order.js'
import type { PutProduct } from '../application/ports/driving/put-product.js'
import type { RecallOrders } from '../application/ports/driving/recall-orders.js'
import type { Reconcile } from '../application/ports/driving/reconcile.js'
import type { RedriveDeadLetters } from '../application/ports/driving/redrive-dead-letters.js'
import type { RefreshSession } from '../application/ports/driving/refresh-session.js'
import type { RegisterAccount } from '../application/ports/driving/register-account.js'
import type { ResetPassword } from '../application/ports/driving/reset-password.js'
import type { SendVerification } from '../application/ports/driving/send-verification.js'
import type { VerifyEmail } from '../application/ports/driving/verify-email.js'
import type { ResendMail } from '../application/ports/driving/resend-mail.js'
import type { BeginSession } from '../application/steps/begin-session.js'
import type { DecideOrder } from '../application/steps/decide-order.js'
import type { MailLink } from '../application/steps/mail-link.js'
import type { MailCustomer } from '../application/steps/mail-customer.js'
import type { MayMail } from '../application/steps/may-mail.js'
import type { OpenAccount } from '../application/steps/open-account.js'
import type { PublishEvents } from '../application/steps/publish-events.js'
import type { PutBack } from '../application/steps/put-back.js'
import type { ShutOut } from '../application/steps/shut-out.js'
import type { ReconcileSettings } from '../application/use-cases/reconcile.js'
import type { HttpPorts } from '../adapters/driving/http/http-ports.js'
import type { MetricsRegistry } from '../adapters/driven/prometheus/metrics-registry.js'
import type { RedisConnection } from '../adapters/driven/redis/redis-connection.js'
import type { RateLimiter } from '../adapters/support/rate-limiter.js'
import type { Logger } from '../adapters/support/logger.js'
import type { Metrics } from '../adapters/support/metrics.js'
import type { Mailbox } from '../adapters/driven/in-memory/in-memory-mailbox.js'
import type { InMemoryMessageQueue } from '../adapters/driven/in-memory/in-memory-message-queue.js'
import type { InMemoryOrderStore } from '../adapters/driven/in-memory/in-memory-order-store.js'
import type { InMemoryStockStore } from '../adapters/driven/in-memory/in-memory-stock-store.js'
import type { DeadLetterQueue } from '../adapters/support/dead-letter-queue.js'
import type { MessageQueue } from '../adapters/support/message-queue.js'
import type { Backing } from './backing.js'
import type { Config } from './config.js'

/** Puts a message into the work queue. */
type SendToWork = (body: string) => ResultAsync<void, Unavailable | OutcomeUnknown>

/** A name that the container knows together with its type. */
export const token = <Value>(name: string): ServiceIdentifier<Value> => Symbol(name)

export const T = {
  config: token<Config>('config'),

  logger: token<Logger>('logger'),
  clock: token<Clock>('clock'),
  ids: token<IdSource>('ids'),
  background: token<InProcessBackgroundTasks>('background'),
  telemetry: token<LoggingTelemetry>('telemetry'),
  metricsRegistry: token<MetricsRegistry>('metricsRegistry'),
  metrics: token<Metrics>('metrics'),

  orders: token<OrderRepository>('orders'),
  dueOrders: token<DueOrders>('dueOrders'),
  pendingOrders: token<PendingOrders>('pendingOrders'),
  deadMails: token<DeadMails>('deadMails'),
  orderMails: token<OrderMails>('orderMails'),
  deadLetters: token<DeadLetters>('deadLetters'),
  orderBacklog: token<OrderBacklog>('orderBacklog'),
  storedOrderViews: token<OrderViews>('storedOrderViews'),
  orderViews: token<OrderViews>('orderViews'),
  plainOrderCache: token<OrderCache>('plainOrderCache'),
  orderCache: token<OrderCache>('orderCache'),
  orderListing: token<OrderListing>('orderListing'),
  orderVersions: token<OrderVersions>('orderVersions'),
  announcedChanges: token<OrderChanges>('announcedChanges'),
  orderChanges: token<OrderChanges>('orderChanges'),
  stock: token<StockLedger>('stock'),
  stockAdministration: token<StockAdministration>('stockAdministration'),
  stockLevels: token<StockLevels>('stockLevels'),
  stockIntake: token<StockIntake>('stockIntake'),
  importRegister: token<ImportRegister>('importRegister'),
  adjustmentJournal: token<AdjustmentJournal>('adjustmentJournal'),
  catalogue: token<Catalogue>('catalogue'),
  accounts: token<AccountRepository>('accounts'),
  recentAccounts: token<AccountRepository>('recentAccounts'),
  accountLinks: token<AccountLinks>('accountLinks'),
  accountMailer: token<AccountMailer>('accountMailer'),
  linkTokens: token<LinkTokens>('linkTokens'),
  sessions: token<SessionRepository>('sessions'),
  argon2: token<Argon2InChild>('argon2'),
  hasher: token<PasswordHasher>('hasher'),
  tokens: token<SessionTokens>('tokens'),
  publisher: token<EventPublisher>('publisher'),
  redis: token<RedisConnection>('redis'),
  rateLimiter: token<RateLimiter>('rateLimiter'),
  signInThrottle: token<SignInThrottle>('signInThrottle'),
  plainMailer: token<Mailer>('plainMailer'),
  mailer: token<Mailer>('mailer'),

  storeBacking: token<Backing>('storeBacking'),
  cacheBacking: token<Backing>('cacheBacking'),
  queueBacking: token<Backing>('queueBacking'),
  mailBacking: token<Backing>('mailBacking'),

  orderStore: token<InMemoryOrderStore>('orderStore'),
  stockStore: token<InMemoryStockStore>('stockStore'),
  httpPorts: token<HttpPorts>('httpPorts'),

  workQueue: token<MessageQueue>('workQueue'),
  deadLetterQueue: token<DeadLetterQueue>('deadLetterQueue'),
  sendToWork: token<SendToWork>('sendToWork'),
  inMemoryQueue: token<InMemoryMessageQueue>('inMemoryQueue'),
  mailbox: token<Mailbox>('mailbox'),

  orderPolicy: token<OrderPolicy>('orderPolicy'),
  orderSchedule: token<OrderSchedule>('orderSchedule'),
  reconcileSettings: token<ReconcileSettings>('reconcileSettings'),
  passwordPolicy: token<PasswordPolicy>('passwordPolicy'),
  decideOrder: token<DecideOrder>('decideOrder'),
  mayMail: token<MayMail>('mayMail'),
  mailLink: token<MailLink>('mailLink'),
  mailCustomer: token<MailCustomer>('mailCustomer'),
  openAccount: token<OpenAccount>('openAccount'),
  shutOut: token<ShutOut>('shutOut'),
  publishEvents: token<PublishEvents>('publishEvents'),
  putBack: token<PutBack>('putBack'),

  keepDeadLetter: token<KeepDeadLetter>('keepDeadLetter'),
  adjustStock: token<AdjustStock>('adjustStock'),
  advanceOrder: token<AdvanceOrder>('advanceOrder'),
  administerAccount: token<AdministerAccount>('administerAccount'),
  authenticate: token<Authenticate>('authenticate'),
  awaitOrder: token<AwaitOrder>('awaitOrder'),
  cancelOrder: token<CancelOrder>('cancelOrder'),
  changeMailAddress: token<ChangeMailAddress>('changeMailAddress'),
  checkImport: token<CheckImport>('checkImport'),
  changePassword: token<ChangePassword>('changePassword'),
  plainChangePassword: token<ChangePassword>('plainChangePassword'),
  disableAccount: token<DisableAccount>('disableAccount'),
  enableAccount: token<EnableAccount>('enableAccount'),
  endSession: token<EndSession>('endSession'),
  ensureAdministrator: token<EnsureAdministrator>('ensureAdministrator'),
  findAccount: token<FindAccount>('findAccount'),
  forgotPassword: token<ForgotPassword>('forgotPassword'),
  getAccount: token<GetAccount>('getAccount'),
  getImport: token<GetImport>('getImport'),
  getOrder: token<GetOrder>('getOrder'),
  getOrderHistory: token<GetOrderHistory>('getOrderHistory'),
  getStockItem: token<GetStockItem>('getStockItem'),
  importStock: token<ImportStock>('importStock'),
  listAdjustments: token<ListAdjustments>('listAdjustments'),
  listDeadLetters: token<ListDeadLetters>('listDeadLetters'),
  listDeadMails: token<ListDeadMails>('listDeadMails'),
  listInventory: token<ListInventory>('listInventory'),
  listSessions: token<ListSessions>('listSessions'),
  findEndedSessions: token<FindEndedSessions>('findEndedSessions'),
  plainLogIn: token<LogIn>('plainLogIn'),
  beginSession: token<BeginSession>('beginSession'),
  listOrders: token<ListOrders>('listOrders'),
  logIn: token<LogIn>('logIn'),
  logOut: token<LogOut>('logOut'),
  logOutEverywhere: token<LogOutEverywhere>('logOutEverywhere'),
  makeAdministrator: token<MakeAdministrator>('makeAdministrator'),
  placeOrder: token<PlaceOrder>('placeOrder'),
  putProduct: token<PutProduct>('putProduct'),
  recallOrders: token<RecallOrders>('recallOrders'),
  reconcile: token<Reconcile>('reconcile'),
  redriveDeadLetters: token<RedriveDeadLetters>('redriveDeadLetters'),
  refreshSession: token<RefreshSession>('refreshSession'),
  registerAccount: token<RegisterAccount>('registerAccount'),
  resendMail: token<ResendMail>('resendMail'),
  resetPassword: token<ResetPassword>('resetPassword'),
  sendVerification: token<SendVerification>('sendVerification'),
  verifyEmail: token<VerifyEmail>('verifyEmail'),
} as const
