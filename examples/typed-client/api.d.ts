export interface paths {
  '/api/auth/register': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Open an account
     * @description Opens a customer's account. It signs nobody in: `POST /api/auth/login` does. A password is at least 8
     *     characters (the service may be configured to want more) and at most 128, of any kind. Sent again it is a 409.
     *     A link is mailed to the address: following it verifies the address.
     *
     *     **A new customer**: 201
     *
     *     ```http
     *     POST /api/auth/register
     *     Content-Type: application/json
     *
     *     {"email":"grace@example.com","password":"correct horse battery"}
     *     ```
     *
     *     **An address that has an account**: 409
     *
     *     ```http
     *     POST /api/auth/register
     *     Content-Type: application/json
     *
     *     {"email":"ada@example.com","password":"correct horse battery"}
     *     ```
     *
     *     **A short password**: 422
     *
     *     ```http
     *     POST /api/auth/register
     *     Content-Type: application/json
     *
     *     {"email":"grace@example.com","password":"teapot"}
     *     ```
     */
    post: operations['registerAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Sign in
     * @description Begins a session. Keep both tokens secret; a browser keeps the refresh token out of reach of other scripts.
     *     The answer is the same for an address without an account, a wrong password, and an account that is disabled.
     *
     *     A session, and the latest refresh token of it, is good for 7 days after the sign-in or the last refresh, and for 30 days after
     *     the sign-in at most.
     *
     *     **Sign in**: 200
     *
     *     ```http
     *     POST /api/auth/login
     *     Content-Type: application/json
     *
     *     {"email":"ada@example.com","password":"correct horse battery"}
     *     ```
     *
     *     **With a name for the session**: 200
     *
     *     ```http
     *     POST /api/auth/login
     *     Content-Type: application/json
     *
     *     {"email":"ada@example.com","password":"correct horse battery","device":"The till"}
     *     ```
     *
     *     **A wrong password**: 401
     *
     *     ```http
     *     POST /api/auth/login
     *     Content-Type: application/json
     *
     *     {"email":"ada@example.com","password":"correct horse"}
     *     ```
     */
    post: operations['logIn']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/refresh': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Spend a refresh token for a new pair
     * @description Spends a refresh token for a new pair: keep the new one in its place at once. Whoever did not get the answer may
     *     spend the same token again within 10 seconds and is given the same pair. Spent later than that, or once its successor is
     *     spent, it counts as stolen: the session ends, for everybody who has a token of it, and only signing in helps.
     *     Refresh from one place at a time: requests in parallel should wait for one refresh and share what it answers.
     *
     *     **A new pair**: 200
     *
     *     ```http
     *     POST /api/auth/refresh
     *     Content-Type: application/json
     *
     *     {"refreshToken":"eyJhbGciOiJIUzI1NiJ9.eyJ0eXAiOiJyZWZyZXNoIn0.c2lnbmF0dXJl"}
     *     ```
     *
     *     **No token of ours**: 401
     *
     *     ```http
     *     POST /api/auth/refresh
     *     Content-Type: application/json
     *
     *     {"refreshToken":"forged"}
     *     ```
     */
    post: operations['refreshSession']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/logout': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End this session
     * @description Its access token and its refresh token stop working: everywhere within 2 seconds.
     *
     *     **Sign out**: 204
     *
     *     ```http
     *     POST /api/auth/logout
     *     Authorization: Bearer <access token>
     *     ```
     */
    post: operations['logOut']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/logout-all': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End every session of the account
     * @description All tokens of the account stop working, those that the request is sent with included.
     *
     *     **Sign out everywhere**: 204
     *
     *     ```http
     *     POST /api/auth/logout-all
     *     Authorization: Bearer <access token>
     *     ```
     */
    post: operations['logOutEverywhere']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Change the password, and end every other session of the account
     * @description Ends all sessions but this one.
     *
     *     **A new one**: 204
     *
     *     ```http
     *     POST /api/auth/password
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"currentPassword":"correct horse battery","newPassword":"a horse of another colour"}
     *     ```
     *
     *     **Not the current one**: 403
     *
     *     ```http
     *     POST /api/auth/password
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"currentPassword":"a guess","newPassword":"a horse of another colour"}
     *     ```
     */
    post: operations['changePassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Who is signed in
     * @description **Who am I?**: 200
     *
     *     ```http
     *     GET /api/auth/me
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['whoAmI']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List the live sessions of the account
     * @description A session is one sign-in, with all the tokens that came of it. An eleventh ends the one that was used longest ago.
     *
     *     **Where am I signed in?**: 200
     *
     *     ```http
     *     GET /api/auth/sessions
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['listSessions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/sessions/{sessionId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * End one session of the account
     * @description Its tokens stop working: everywhere within 2 seconds.
     *
     *     **End one**: 204
     *
     *     ```http
     *     DELETE /api/auth/sessions/c2Vzc2lvbi1vZi1hZGE
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **One that is over**: 404
     *
     *     ```http
     *     DELETE /api/auth/sessions/long-gone
     *     Authorization: Bearer <access token>
     *     ```
     */
    delete: operations['endSession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/verify-email/send': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Mail a link that verifies the address of the account
     * @description An older link stops working. There is one such mail a minute at most, that of the registration included: sooner it
     *     is a 429 `mailed-lately`. Orders may be placed without. Where the service wants verified addresses (`REQUIRE_VERIFIED_EMAIL`:
     *     in production, unless it is configured otherwise), a mail about an order to an address that is not verified when it is about
     *     to be sent is withheld: verifying the address later does not send it, an administrator can (`…/mail/resend`).
     *
     *     **Another link**: 202
     *
     *     ```http
     *     POST /api/auth/verify-email/send
     *     Authorization: Bearer <access token>
     *     ```
     */
    post: operations['sendVerification']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/verify-email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Verify an address by the token of a link
     * @description The token is what follows `#` in the link that was mailed; it is good once, for 24 hours.
     *
     *     **By a link**: 204
     *
     *     ```http
     *     POST /api/auth/verify-email
     *     Content-Type: application/json
     *
     *     {"token":"dmVyaWZpY2F0aW9uLXRva2Vu"}
     *     ```
     *
     *     **By a link of nobody**: 422
     *
     *     ```http
     *     POST /api/auth/verify-email
     *     Content-Type: application/json
     *
     *     {"token":"forged"}
     *     ```
     */
    post: operations['verifyEmail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/forgot-password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Mail a link that resets the password of the account under an address
     * @description A link is mailed if there is such an account, once a minute at most; nobody is told whether there is. It ends no earlier link.
     *
     *     **An account**: 202
     *
     *     ```http
     *     POST /api/auth/forgot-password
     *     Content-Type: application/json
     *
     *     {"email":"ada@example.com"}
     *     ```
     *
     *     **Nobody**: 202
     *
     *     ```http
     *     POST /api/auth/forgot-password
     *     Content-Type: application/json
     *
     *     {"email":"nobody@example.com"}
     *     ```
     */
    post: operations['forgotPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/reset-password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Set a new password by the token of a link, and end every session of the account
     * @description The token is what follows `#` in the link that was mailed; it is good once, for 30 minutes, and until the password is changed, by another link too.
     *
     *     **A new one**: 204
     *
     *     ```http
     *     POST /api/auth/reset-password
     *     Content-Type: application/json
     *
     *     {"token":"cmVzZXQtdG9rZW4","newPassword":"a horse of another colour"}
     *     ```
     *
     *     **A short one**: 422
     *
     *     ```http
     *     POST /api/auth/reset-password
     *     Content-Type: application/json
     *
     *     {"token":"cmVzZXQtdG9rZW4","newPassword":"teapot"}
     *     ```
     */
    post: operations['resetPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/account/verify-email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Where a mailed link verifies an address
     * @description **In a browser**: 200
     *
     *     ```http
     *     GET /account/verify-email
     *     ```
     */
    get: operations['showVerifyEmail']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/account/reset-password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Where a mailed link sets a password
     * @description **In a browser**: 200
     *
     *     ```http
     *     GET /account/reset-password
     *     ```
     */
    get: operations['showResetPassword']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/account/page.js': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What these pages do
     * @description **For these pages**: 200
     *
     *     ```http
     *     GET /account/page.js
     *     ```
     */
    get: operations['readAccountPageScript']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Find the account under an e-mail address
     * @description **By its address**: 200
     *
     *     ```http
     *     GET /api/accounts?email=ada%40example.com
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     *
     *     **Nobody**: 200
     *
     *     ```http
     *     GET /api/accounts?email=nobody%40example.com
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    get: operations['findAccount']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{userId}/disable': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End all sessions of an account, everywhere within 2 s, and let none begin
     * @description Its orders stay what they are.
     *
     *     **A customer**: 200
     *
     *     ```http
     *     POST /api/accounts/019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f/disable
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    post: operations['disableAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{userId}/enable': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let an account sign in again
     * @description **A customer**: 200
     *
     *     ```http
     *     POST /api/accounts/019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f/enable
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    post: operations['enableAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/create': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Place an order
     * @description The same as `POST /api/orders`, under its older name. Send an `Idempotency-Key` of your own making with it: with the same key it can be sent again after
     *     any trouble, and it stays one order; the answer to a repeat carries `Idempotency-Replayed: true`. Names, prices and the total
     *     are the shop's at this moment, and later changes of prices do not touch the order. Lines of one SKU are added up.
     *
     *     **Two products**: 201
     *
     *     ```http
     *     POST /api/orders/create
     *     Authorization: Bearer <access token>
     *     Idempotency-Key: basket-7f3a91
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":2},{"sku":"MUG-STONEWARE","quantity":1}]}
     *     ```
     *
     *     **More than there is**: 409
     *
     *     ```http
     *     POST /api/orders/create
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":400}]}
     *     ```
     *
     *     **An unknown product**: 422
     *
     *     ```http
     *     POST /api/orders/create
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"SAMOVAR","quantity":1}]}
     *     ```
     *
     *     **A price of the client**: 422
     *
     *     ```http
     *     POST /api/orders/create
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":2},{"sku":"MUG-STONEWARE","quantity":1}],"totalAmount":1}
     *     ```
     */
    post: operations['createOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List orders, newest first
     * @description Pages of orders. Go on with `nextCursor`, or follow `Link: rel="next"`, until there is none. Orders that are placed
     *     meanwhile never shift a page: nothing is listed twice, nothing is passed over. A cursor is good for the filters that it was
     *     answered for, whatever the `limit`.
     *
     *     **The latest**: 200
     *
     *     ```http
     *     GET /api/orders
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **Pending ones, two a page**: 200
     *
     *     ```http
     *     GET /api/orders?status=Pending&limit=2
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **The next page**: 200
     *
     *     ```http
     *     GET /api/orders?limit=1&cursor=MTc2MzgxMjgwMDAwMCAwMTlhN2MxZS01ZDBh
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **Those of one product in a year**: 200
     *
     *     ```http
     *     GET /api/orders?sku=MUG-STONEWARE&from=2026-01-01T00%3A00%3A00Z&to=2027-01-01T00%3A00%3A00Z
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **A page that is too long**: 422
     *
     *     ```http
     *     GET /api/orders?limit=1000
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['listOrders']
    put?: never
    /**
     * Place an order
     * @description Places an order: stock is held for it at once, and the warehouse decides it soon after. Send an `Idempotency-Key` of your own making with it: with the same key it can be sent again after
     *     any trouble, and it stays one order; the answer to a repeat carries `Idempotency-Replayed: true`. Names, prices and the total
     *     are the shop's at this moment, and later changes of prices do not touch the order. Lines of one SKU are added up.
     *
     *     **Two products**: 201
     *
     *     ```http
     *     POST /api/orders
     *     Authorization: Bearer <access token>
     *     Idempotency-Key: basket-7f3a91
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":2},{"sku":"MUG-STONEWARE","quantity":1}]}
     *     ```
     *
     *     **More than there is**: 409
     *
     *     ```http
     *     POST /api/orders
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":400}]}
     *     ```
     *
     *     **An unknown product**: 422
     *
     *     ```http
     *     POST /api/orders
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"SAMOVAR","quantity":1}]}
     *     ```
     *
     *     **A price of the client**: 422
     *
     *     ```http
     *     POST /api/orders
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"items":[{"sku":"TEAPOT-CAST-IRON","quantity":2},{"sku":"MUG-STONEWARE","quantity":1}],"totalAmount":1}
     *     ```
     */
    post: operations['placeOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read an order
     * @description To learn what becomes of an order, ask with `wait`: it is answered as soon as the order is decided, and after so many
     *     seconds at the latest, with the order as it then is. Give the request a time-out that is longer than the wait. With the
     *     `ETag` of what you have in `If-None-Match`, the answer is a 304 without a body as long as nothing has changed, and `wait`
     *     waits for any change. Do not wait so for an order that is decided, whose `status` is not `Pending`: it changes no more, and
     *     the 304 comes when the wait is over. An order of somebody else is a 404, as is one that never was. Who is signed out while
     *     waiting gets a 401.
     *
     *     **As it is now**: 200
     *
     *     ```http
     *     GET /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **Wait until it is decided**: 200
     *
     *     ```http
     *     GET /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15?wait=1
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **Only if it has changed**: 304
     *
     *     ```http
     *     GET /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15
     *     Authorization: Bearer <access token>
     *     If-None-Match: "1"
     *     ```
     *
     *     **No order of ours**: 404
     *
     *     ```http
     *     GET /api/orders/019a7c1e-0000-7000-8000-000000000000
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['readOrder']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/{id}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Who did what to an order, when and why
     * @description **From its placing on**: 200
     *
     *     ```http
     *     GET /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/history
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['readOrderHistory']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Cancel an order while it is Pending
     * @description What was held for it goes back on sale. To be sent again after any trouble: an order that is Cancelled is answered as
     *     it is. One that the warehouse has decided is a 409, whose `orderStatus` says how.
     *
     *     **With a reason**: 200
     *
     *     ```http
     *     POST /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/cancel
     *     Authorization: Bearer <access token>
     *     Content-Type: application/json
     *
     *     {"reason":"Ordered twice."}
     *     ```
     *
     *     **Without one**: 200
     *
     *     ```http
     *     POST /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/cancel
     *     Authorization: Bearer <access token>
     *     ```
     */
    post: operations['cancelOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/{id}/mail/resend': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Have the mail of a decided order sent once more
     * @description Has the mail about a decided order sent once more, by the worker: one that was sent, was given up, or was withheld. While a
     *     mail is on its way nothing is done, and `resent` is `false`. It stands in the history, and may be done five times.
     *
     *     **A mail that was sent**: 202
     *
     *     ```http
     *     POST /api/orders/019a7c1e-3c4d-7a52-8b10-6e7f80912a34/mail/resend
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"reason":"The customer has deleted it."}
     *     ```
     *
     *     **An order that is not decided yet**: 409
     *
     *     ```http
     *     POST /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/mail/resend
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    post: operations['resendMail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orders/{id}/mail-address': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Have the mail of a Pending order go to another address
     * @description Where the mail about a Pending order goes, instead of to the account's address. It stands in the history, without the
     *     address, and may be done five times.
     *
     *     **Another address**: 204
     *
     *     ```http
     *     PUT /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/mail-address
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"email":"front-desk@example.com","reason":"She is on holiday."}
     *     ```
     *
     *     **Two addresses**: 422
     *
     *     ```http
     *     PUT /api/orders/019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15/mail-address
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"email":"a@example.com,b@example.com"}
     *     ```
     */
    put: operations['changeMailAddress']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inventory': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List products with what is available of them, or look for some
     * @description `available` is what is neither held nor sold at this moment; only placing an order makes sure of it.
     *     Products that are withdrawn are listed as well, with `active: false`: whatever is available of them, they cannot be ordered.
     *
     *     **What is there?**: 200
     *
     *     ```http
     *     GET /api/inventory
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **What begins with “mug”?**: 200
     *
     *     ```http
     *     GET /api/inventory?q=mug&limit=10
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['listInventory']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inventory/{sku}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read one product with what is available of it
     * @description **A mug**: 200
     *
     *     ```http
     *     GET /api/inventory/MUG-STONEWARE
     *     Authorization: Bearer <access token>
     *     ```
     *
     *     **No product of ours**: 404
     *
     *     ```http
     *     GET /api/inventory/SAMOVAR
     *     Authorization: Bearer <access token>
     *     ```
     */
    get: operations['readStockItem']
    /**
     * Create a product, or change its name, its price, or whether it is sold
     * @description Says what a product is, and never how many there are of it: `POST …/adjustments` does. To withdraw it, send
     *     `active: false`; orders that are placed already keep their names and prices, and those not yet decided fail. Sent again
     *     it changes nothing more.
     *
     *     **A new product**: 201
     *
     *     ```http
     *     PUT /api/inventory/SAMOVAR
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"name":"Samovar, 3 l","unitPrice":{"amount":21900,"currency":"USD"}}
     *     ```
     *
     *     **A new price**: 200
     *
     *     ```http
     *     PUT /api/inventory/MUG-STONEWARE
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"name":"Stoneware mug","unitPrice":{"amount":1599,"currency":"USD"}}
     *     ```
     *
     *     **Withdrawn**: 200
     *
     *     ```http
     *     PUT /api/inventory/MUG-STONEWARE
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"name":"Stoneware mug","unitPrice":{"amount":1499,"currency":"USD"},"active":false}
     *     ```
     *
     *     **Another currency**: 409
     *
     *     ```http
     *     PUT /api/inventory/MUG-STONEWARE
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"name":"Stoneware mug","unitPrice":{"amount":1499,"currency":"EUR"}}
     *     ```
     */
    put: operations['putProduct']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inventory/{sku}/adjustments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Who counted what in or out, when and why
     * @description **Of a mug**: 200
     *
     *     ```http
     *     GET /api/inventory/MUG-STONEWARE/adjustments?limit=20
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    get: operations['listAdjustments']
    put?: never
    /**
     * Count units in, or out
     * @description What is held for orders cannot be counted out: the figure is held against `available`. Without an
     *     `Idempotency-Key` an adjustment that is sent twice counts twice.
     *
     *     **A delivery**: 200
     *
     *     ```http
     *     POST /api/inventory/MUG-STONEWARE/adjustments
     *     Authorization: Bearer <access token of an administrator>
     *     Idempotency-Key: delivery-2026-0117
     *     Content-Type: application/json
     *
     *     {"quantity":24,"reason":"Delivery 2026-0117"}
     *     ```
     *
     *     **Breakage**: 200
     *
     *     ```http
     *     POST /api/inventory/MUG-STONEWARE/adjustments
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"quantity":-1,"reason":"Dropped."}
     *     ```
     *
     *     **More than there is**: 409
     *
     *     ```http
     *     POST /api/inventory/MUG-STONEWARE/adjustments
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: application/json
     *
     *     {"quantity":-100000,"reason":"Miscounted."}
     *     ```
     */
    post: operations['adjustStock']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inventory/imports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take products and their stock by the thousand, or check what would come of it
     * @description Send it with an `Idempotency-Key`, and keep the rows until it is `Done`. The service does not keep them: an import whose
     *     process ends amid it becomes `Interrupted`, and goes on only when the same is sent again under the same key; nothing of it
     *     counts twice. A bad row keeps no other from being taken. The report names the first 5,000 bad rows in `badRows`, and
     *     `badRowsNotNamed` says how many more there are, which are told of nowhere: check a file with `dryRun=true` first, in parts if
     *     need be. Send mended rows by themselves under another key: under another key the good ones would count again.
     *     Without a key it is a 422 `invalid-request`. With `dryRun=true` none is needed, and nothing is taken.
     *
     *     CSV is that of RFC 4180:
     *
     *     | | |
     *     |---|---|
     *     | columns | in any order, named by the first line; `sku`, `name`, `unitPrice.amount` and `unitPrice.currency` have to be there |
     *     | between cells | a comma, and nothing else |
     *     | quotes | `"` around a cell with a comma, a quote or a line end in it; a quote within them is written `""` |
     *     | line ends | CR LF, LF or CR; empty lines are passed over |
     *     | an empty cell | the same as a field that is not there in JSON: of a product that is there, it stays as it is |
     *     | `active` | `true` or `false` |
     *     | numbers | digits, perhaps with a sign: `unitPrice.amount` is in minor units, without a point |
     *     | null | cannot be written: to take a `lowStockThreshold` away, send JSON |
     *
     *     A row is 16 KB at most, in any format: a longer one is a 400 for the whole. A line with more cells than
     *     columns, or fewer, is a bad row.
     *
     *     **Only check it**: 200
     *
     *     ```http
     *     POST /api/inventory/imports?dryRun=true
     *     Authorization: Bearer <access token of an administrator>
     *     Content-Type: text/csv
     *
     *     sku,name,unitPrice.amount,unitPrice.currency,active,lowStockThreshold,adjustment,reason
     *     SAMOVAR,"Samovar, 3 l",21900,USD,true,2,12,First delivery
     *     TEA-ASSAM-250G,"Assam, 250 g",890,USD,,,400,First delivery
     *
     *     ```
     *
     *     **A table**: 202
     *
     *     ```http
     *     POST /api/inventory/imports
     *     Authorization: Bearer <access token of an administrator>
     *     Idempotency-Key: import-2026-0117
     *     Content-Type: text/csv
     *
     *     sku,name,unitPrice.amount,unitPrice.currency,active,lowStockThreshold,adjustment,reason
     *     SAMOVAR,"Samovar, 3 l",21900,USD,true,2,12,First delivery
     *     TEA-ASSAM-250G,"Assam, 250 g",890,USD,,,400,First delivery
     *
     *     ```
     *
     *     **A list in JSON**: 202
     *
     *     ```http
     *     POST /api/inventory/imports
     *     Authorization: Bearer <access token of an administrator>
     *     Idempotency-Key: import-2026-0119
     *     Content-Type: application/json
     *
     *     [{"sku":"TEA-ASSAM-250G","name":"Assam, 250 g","unitPrice":{"amount":890,"currency":"USD"},"adjustment":400,"reason":"First delivery"}]
     *     ```
     *
     *     **Lines of JSON**: 202
     *
     *     ```http
     *     POST /api/inventory/imports
     *     Authorization: Bearer <access token of an administrator>
     *     Idempotency-Key: import-2026-0118
     *     Content-Type: application/x-ndjson
     *
     *     {"sku":"SAMOVAR","name":"Samovar, 3 l","unitPrice":{"amount":21900,"currency":"USD"}}
     *     {"sku":"TEA-ASSAM-250G","name":"Assam, 250 g","unitPrice":{"amount":890,"currency":"USD"}}
     *
     *     ```
     */
    post: operations['importStock']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inventory/imports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How far an import has come, and which of its rows were bad
     * @description Ask again, once a second, until it is `Done` or `Interrupted`. One that is `Interrupted` waits until it is sent again.
     *
     *     **How far is it?**: 200
     *
     *     ```http
     *     GET /api/inventory/imports/5f0c8a52-7d0e-5a4e-9b39-3d1d0f6c2a87
     *     Authorization: Bearer <access token of an administrator>
     *     ```
     */
    get: operations['readImport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Whether the process answers
     * @description **Is it live?**: 200
     *
     *     ```http
     *     GET /health/live
     *     ```
     */
    get: operations['isLive']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Whether the service can do its work
     * @description `degraded`: it does its work without what is down, and catches up later.
     *
     *     **Is it ready?**: 200
     *
     *     ```http
     *     GET /health/ready
     *     ```
     */
    get: operations['isReady']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/docs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * This document, to be read and tried out in a browser
     * @description **In a browser**: 200
     *
     *     ```http
     *     GET /docs
     *     ```
     */
    get: operations['showDocs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/docs/swagger-ui.css': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A part of that page
     * @description **The style**: 200
     *
     *     ```http
     *     GET /docs/swagger-ui.css
     *     ```
     */
    get: operations['readDocsStyle']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/docs/swagger-ui-bundle.js': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A part of that page
     * @description **The program**: 200
     *
     *     ```http
     *     GET /docs/swagger-ui-bundle.js
     *     ```
     */
    get: operations['readDocsProgram']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/docs/start.js': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A part of that page
     * @description **What starts it**: 200
     *
     *     ```http
     *     GET /docs/start.js
     *     ```
     */
    get: operations['readDocsStart']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/openapi.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * This document
     * @description **This document**: 200
     *
     *     ```http
     *     GET /openapi.json
     *     ```
     */
    get: operations['readOpenApi']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/problems': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * All problems there are
     * @description **For a program**: 200
     *
     *     ```http
     *     GET /problems
     *     ```
     *
     *     **In a browser**: 200
     *
     *     ```http
     *     GET /problems
     *     Accept: text/html
     *     ```
     */
    get: operations['listProblemKinds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/problems/{slug}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What a problem means, and what to do about it
     * @description The `type` of a problem leads here.
     *
     *     **For a program**: 200
     *
     *     ```http
     *     GET /problems/out-of-stock
     *     ```
     *
     *     **In a browser**: 200
     *
     *     ```http
     *     GET /problems/out-of-stock
     *     Accept: text/html
     *     ```
     *
     *     **No problem of ours**: 404
     *
     *     ```http
     *     GET /problems/bad-weather
     *     ```
     */
    get: operations['readProblemKind']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Registration: {
      /**
       * @description One address, of at most 254 characters.
       * @example ada@example.com
       */
      email: string
      /** @description 8–128 characters, of any kind. */
      password: string
    }
    Credentials: {
      email: string
      password: string
      /** @description What the session is called in the list of sessions. If absent, as the User-Agent says. */
      device?: string
    }
    Refresh: {
      /** @description The latest of its session. */
      refreshToken: string
    }
    PasswordChange: {
      /** @description As at the sign-in. */
      currentPassword: string
      /** @description 8–128 characters, of any kind. */
      newPassword: string
    }
    EmailVerification: {
      /** @description The token of a link that was mailed. */
      token: string
    }
    ForgottenPassword: {
      email: string
    }
    PasswordReset: {
      /** @description The token of a link that was mailed. */
      token: string
      /** @description 8–128 characters, of any kind. */
      newPassword: string
    }
    PlaceOrder: {
      /** @description What is wanted: one line, or more. */
      items: components['schemas']['Item'][]
    }
    Item: {
      /**
       * @description A SKU is 1–64 of `[A-Za-z0-9._-]`, beginning with a letter or digit.
       * @example LAMP-BRASS
       */
      sku: string
      /** @description Units. */
      quantity: number
    }
    CancelOrder: {
      /** @description For the history of the order. */
      reason?: string
    }
    ResendMail: {
      /** @description For the history of the order. */
      reason?: string
    }
    MailAddress: {
      /** @description Where the mail about the order goes. */
      email: string
      /** @description For the history of the order. */
      reason?: string
    }
    Product: {
      /** @description As customers read it, in mails as well: something in it has to be seen. */
      name: string
      unitPrice: components['schemas']['Price']
      /** @description Whether it is sold: stays as it is, or begins as true. */
      active?: boolean
      /** @description With so many units available, or fewer, the stock is low. Stays as it is; null: never. */
      lowStockThreshold?: number | null
    }
    Price: {
      /**
       * @description In minor units of the currency: cents.
       * @example 4998
       */
      amount: number
      /**
       * @description ISO 4217; of a product, for ever.
       * @example USD
       */
      currency: string
    }
    Adjustment: {
      /** @description Units that came, or went if negative. */
      quantity: number
      /** @description Kept with it for ever. */
      reason: string
    }
    ImportRow: {
      /**
       * @description A SKU is 1–64 of `[A-Za-z0-9._-]`, beginning with a letter or digit.
       * @example LAMP-BRASS
       */
      sku: string
      /** @description As customers read it, in mails as well: something in it has to be seen. */
      name: string
      unitPrice: components['schemas']['Price']
      /** @description Whether it is sold: stays as it is, or begins as true. */
      active?: boolean
      /** @description With so many units available, or fewer, the stock is low. Stays as it is; null: never. */
      lowStockThreshold?: number | null
      /** @description Units that came, or went if negative. */
      adjustment?: number
      /** @description Why units came or went; “Import” unless said. */
      reason?: string
    }
    /**
     * @example {
     *       "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
     *       "email": "ada@example.com",
     *       "role": "customer",
     *       "emailVerified": true
     *     }
     */
    Account: {
      /**
       * Format: uuid
       * @description The account, for ever.
       */
      userId: string
      /**
       * @description In lower case, as it was understood.
       * @example ada@example.com
       */
      email: string
      /**
       * @description `customer`: sees and does what is their own. `admin`: sees all orders, and changes the inventory.
       * @enum {string}
       */
      role: 'customer' | 'admin'
      /** @description Whether a link that was mailed to it has been followed. */
      emailVerified: boolean
    }
    /** @description RFC 9457. */
    Problem: {
      /**
       * Format: uri-reference
       * @description Stable; resolved against the service, it leads to its page.
       * @example /problems/out-of-stock
       */
      type: string
      /** @description For people; the same for every case of a type. */
      title: string
      status: number
      /** @description For people; safe to show. */
      detail: string
      /**
       * Format: uri
       * @description `urn:uuid:` and the id of the request.
       */
      instance: string
      /** @description Everything that is wrong, and where; 50 at most. */
      errors?: components['schemas']['Fault'][]
      /** @description Of `out-of-stock`. */
      shortages?: components['schemas']['Shortage'][]
      /** @description Of `adjustment-out-of-range`: units that are available. */
      available?: number
      /**
       * Format: uuid
       * @description Of `outcome-unknown`: the id under which there may be an order.
       */
      orderId?: string
      /**
       * @description Of `order-already-decided`.
       * @enum {string}
       */
      orderStatus?: 'Processed' | 'Failed' | 'Cancelled'
      /** @description Of `not-ready`. */
      dependencies?: {
        [key: string]: 'up' | 'down'
      }
    }
    /** @description One thing that is wrong with the request; one of `pointer`, `parameter`, `header` says where. */
    Fault: {
      /** @description JSON pointer into the body, as a URI fragment. */
      pointer?: string
      /** @description A parameter of the URL. */
      parameter?: string
      /** @description A header. */
      header?: string
      /** @description What is wrong there, for people. */
      detail: string
    }
    /** @description What is missing of one SKU. */
    Shortage: {
      sku: string
      /** @description By all lines together. */
      requested: number
      /** @description At that moment. */
      available: number
    }
    /**
     * @example {
     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.e30.YWNjZXNz",
     *       "refreshToken": "eyJhbGciOiJIUzI1NiJ9.e30.cmVmcmVzaA",
     *       "tokenType": "Bearer",
     *       "expiresIn": 600
     *     }
     */
    Tokens: {
      /** @description For `Authorization: Bearer …`, until it runs out. */
      accessToken: string
      /** @description For `POST /api/auth/refresh`, once: keep the next one in its place. */
      refreshToken: string
      /** @constant */
      tokenType: 'Bearer'
      /** @description Seconds until the access token runs out. */
      expiresIn: number
    }
    /**
     * @description Most recently used first.
     * @example {
     *       "items": [
     *         {
     *           "sessionId": "c2Vzc2lvbi1vZi1hZGE",
     *           "device": "Firefox on Linux",
     *           "createdAt": "2026-01-15T08:00:00.000Z",
     *           "lastUsedAt": "2026-01-15T12:00:00.000Z",
     *           "current": true
     *         }
     *       ]
     *     }
     */
    Sessions: {
      items: components['schemas']['Session'][]
    }
    Session: {
      sessionId: string
      /** @description What it was called at the sign-in, or as the User-Agent said. */
      device: string
      /** Format: date-time */
      createdAt: string
      /**
       * Format: date-time
       * @description When it was begun, or refreshed last.
       */
      lastUsedAt: string
      /** @description Whether it is the one that asks. */
      current: boolean
    }
    /**
     * @example {
     *       "detail": "If there is something to mail, it is on its way; there is one such mail a minute at most."
     *     }
     */
    Mailed: {
      detail: string
    }
    /**
     * @example {
     *       "items": [
     *         {
     *           "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
     *           "email": "ada@example.com",
     *           "role": "customer",
     *           "emailVerified": true,
     *           "disabled": false,
     *           "createdAt": "2026-01-15T11:00:00.000Z"
     *         }
     *       ]
     *     }
     */
    AdministeredAccounts: {
      items: components['schemas']['AdministeredAccount'][]
    }
    /**
     * @example {
     *       "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
     *       "email": "ada@example.com",
     *       "role": "customer",
     *       "emailVerified": true,
     *       "disabled": false,
     *       "createdAt": "2026-01-15T11:00:00.000Z"
     *     }
     */
    AdministeredAccount: {
      /**
       * Format: uuid
       * @description The account, for ever.
       */
      userId: string
      /**
       * @description In lower case, as it was understood.
       * @example ada@example.com
       */
      email: string
      /**
       * @description `customer`: sees and does what is their own. `admin`: sees all orders, and changes the inventory.
       * @enum {string}
       */
      role: 'customer' | 'admin'
      /** @description Whether a link that was mailed to it has been followed. */
      emailVerified: boolean
      /** @description Whether it may not sign in. */
      disabled: boolean
      /** Format: date-time */
      createdAt: string
    }
    /**
     * @example {
     *       "orderId": "019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15",
     *       "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
     *       "items": [
     *         {
     *           "sku": "MUG-STONEWARE",
     *           "name": "Stoneware mug",
     *           "quantity": 2,
     *           "unitPrice": {
     *             "amount": 1499,
     *             "currency": "USD"
     *           }
     *         }
     *       ],
     *       "totalAmount": {
     *         "amount": 2998,
     *         "currency": "USD"
     *       },
     *       "status": "Pending",
     *       "createdAt": "2026-01-15T12:00:00.000Z",
     *       "updatedAt": "2026-01-15T12:00:00.000Z",
     *       "version": 1
     *     }
     */
    Order: {
      /** Format: uuid */
      orderId: string
      /**
       * Format: uuid
       * @description The account that it was placed with.
       */
      userId: string
      /** @description A line for each SKU, with its name and price as they were when the order was placed. */
      items: {
        sku: string
        name: string
        quantity: number
        unitPrice: components['schemas']['Money']
      }[]
      /** @description The sum of quantities times prices. */
      totalAmount: components['schemas']['Money']
      /**
       * @description `Pending`: not yet decided. `Processed`: sold. `Failed`: could not be done, see `failure`. `Cancelled`: before it was decided. All but `Pending` are final.
       * @enum {string}
       */
      status: 'Pending' | 'Processed' | 'Failed' | 'Cancelled'
      /** @description Only of an order that is `Failed`. */
      failure?: components['schemas']['OrderFailure']
      /**
       * Format: date-time
       * @description When it was placed.
       * @example 2026-01-15T12:00:00.000Z
       */
      createdAt: string
      /**
       * Format: date-time
       * @description When its status changed last.
       * @example 2026-01-15T12:00:00.000Z
       */
      updatedAt: string
      /**
       * @description Counts changes of status; in quotes it is the `ETag`.
       * @example 1
       */
      version: number
    }
    Money: {
      /**
       * @description In minor units of the currency: cents.
       * @example 4998
       */
      amount: number
      /**
       * @description ISO 4217.
       * @example USD
       */
      currency: string
    }
    /** @description Why the order failed. */
    OrderFailure: {
      /**
       * @description `products-withdrawn`: some products are no longer sold, `skus` names them. `total-does-not-add-up`: a fault of the service.
       * @enum {string}
       */
      code: 'products-withdrawn' | 'total-does-not-add-up'
      /** @description The same for people. */
      detail: string
      /** @description Of the products at fault. */
      skus?: string[]
    }
    /**
     * @description Newest first.
     * @example {
     *       "items": [
     *         {
     *           "orderId": "019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15",
     *           "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
     *           "items": [
     *             {
     *               "sku": "MUG-STONEWARE",
     *               "name": "Stoneware mug",
     *               "quantity": 2,
     *               "unitPrice": {
     *                 "amount": 1499,
     *                 "currency": "USD"
     *               }
     *             }
     *           ],
     *           "totalAmount": {
     *             "amount": 2998,
     *             "currency": "USD"
     *           },
     *           "status": "Pending",
     *           "createdAt": "2026-01-15T12:00:00.000Z",
     *           "updatedAt": "2026-01-15T12:00:00.000Z",
     *           "version": 1
     *         }
     *       ],
     *       "nextCursor": "MTc2MzgxMjgwMDAwMCAwMTlhN2MxZS01ZDBh"
     *     }
     */
    OrderList: {
      items: components['schemas']['Order'][]
      /** @description Leads to the next page; null on the last. */
      nextCursor: string | null
    }
    /**
     * @description Oldest first.
     * @example {
     *       "items": [
     *         {
     *           "at": "2026-01-15T12:00:00.000Z",
     *           "what": "Placed",
     *           "by": {
     *             "role": "customer",
     *             "userId": "019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f"
     *           }
     *         },
     *         {
     *           "at": "2026-01-15T12:00:00.412Z",
     *           "what": "Processed",
     *           "by": {
     *             "role": "worker"
     *           }
     *         },
     *         {
     *           "at": "2026-01-15T12:00:00.650Z",
     *           "what": "MailSent",
     *           "by": {
     *             "role": "worker"
     *           }
     *         }
     *       ]
     *     }
     */
    OrderHistory: {
      items: {
        /** Format: date-time */
        at: string
        /**
         * @description - `Placed`: it was placed.
         *     - `Processed`: it was sold.
         *     - `Failed`: it could not be done; `why` is the reason.
         *     - `Cancelled`: it was cancelled.
         *     - `PutBack`: it was not decided in time, and was handed to the workers once more.
         *     - `PublishedLate`: what should have been announced at once was announced later.
         *     - `StockSettledLate`: what was held for it should have been sold or released at once, and was later.
         *     - `MailAddressChanged`: its mail goes to another address.
         *     - `MailSent`: the mail was taken by the mail service.
         *     - `MailPostponed`: the mail was certainly not sent, and is tried again.
         *     - `MailUnanswered`: an attempt to mail was not answered: nobody knows whether it was sent.
         *     - `MailGivenUp`: the mail is not tried again; `why` is the reason.
         *     - `MailWithheld`: the mail was not sent, for its address was not verified.
         *     - `MailDueAgain`: an administrator or operator had the mail sent once more.
         * @enum {string}
         */
        what:
          | 'Placed'
          | 'Processed'
          | 'Failed'
          | 'Cancelled'
          | 'PutBack'
          | 'PublishedLate'
          | 'StockSettledLate'
          | 'MailAddressChanged'
          | 'MailSent'
          | 'MailPostponed'
          | 'MailUnanswered'
          | 'MailGivenUp'
          | 'MailWithheld'
          | 'MailDueAgain'
        by: {
          /**
           * @description `customer` and `admin`: a person. `worker`: decides orders. `reconciler`: does what was left undone. `operator`: somebody at the command line.
           * @enum {string}
           */
          role: 'customer' | 'admin' | 'worker' | 'reconciler' | 'operator'
          /**
           * Format: uuid
           * @description Only of a person.
           */
          userId?: string
        }
        /** @description The reason that was given. */
        why?: string
      }[]
      /** @description Of each kind the first 10 steps are told one by one: how many came after those, and the last. */
      repeated?: {
        /**
         * @description - `Placed`: it was placed.
         *     - `Processed`: it was sold.
         *     - `Failed`: it could not be done; `why` is the reason.
         *     - `Cancelled`: it was cancelled.
         *     - `PutBack`: it was not decided in time, and was handed to the workers once more.
         *     - `PublishedLate`: what should have been announced at once was announced later.
         *     - `StockSettledLate`: what was held for it should have been sold or released at once, and was later.
         *     - `MailAddressChanged`: its mail goes to another address.
         *     - `MailSent`: the mail was taken by the mail service.
         *     - `MailPostponed`: the mail was certainly not sent, and is tried again.
         *     - `MailUnanswered`: an attempt to mail was not answered: nobody knows whether it was sent.
         *     - `MailGivenUp`: the mail is not tried again; `why` is the reason.
         *     - `MailWithheld`: the mail was not sent, for its address was not verified.
         *     - `MailDueAgain`: an administrator or operator had the mail sent once more.
         * @enum {string}
         */
        what:
          | 'Placed'
          | 'Processed'
          | 'Failed'
          | 'Cancelled'
          | 'PutBack'
          | 'PublishedLate'
          | 'StockSettledLate'
          | 'MailAddressChanged'
          | 'MailSent'
          | 'MailPostponed'
          | 'MailUnanswered'
          | 'MailGivenUp'
          | 'MailWithheld'
          | 'MailDueAgain'
        times: number
        /** Format: date-time */
        last: string
      }[]
    }
    /**
     * @example {
     *       "orderId": "019a7c1e-3c4d-7a52-8b10-6e7f80912a34",
     *       "resent": true
     *     }
     */
    ResentMail: {
      /** Format: uuid */
      orderId: string
      /** @description Whether it is sent once more. */
      resent: boolean
    }
    /**
     * @description By SKU. There is more where `nextCursor` is not null.
     * @example {
     *       "items": [
     *         {
     *           "sku": "TEAPOT-CAST-IRON",
     *           "name": "Cast-iron teapot",
     *           "unitPrice": {
     *             "amount": 4998,
     *             "currency": "USD"
     *           },
     *           "active": true,
     *           "available": 31
     *         }
     *       ],
     *       "nextCursor": "MTc2MzgxMjgwMDAwMCAwMTlhN2MxZS01ZDBh"
     *     }
     */
    Inventory: {
      items: components['schemas']['StockItem'][]
      /** @description Leads to the next page; null on the last. */
      nextCursor: string | null
    }
    /**
     * @example {
     *       "sku": "TEAPOT-CAST-IRON",
     *       "name": "Cast-iron teapot",
     *       "unitPrice": {
     *         "amount": 4998,
     *         "currency": "USD"
     *       },
     *       "active": true,
     *       "available": 31
     *     }
     */
    StockItem: {
      sku: string
      name: string
      /** @description Of new orders. */
      unitPrice: components['schemas']['Money']
      /** @description Whether it is sold: withdrawn products cannot be ordered. */
      active: boolean
      /** @description Units that are neither held nor sold. Where `active` is true they can be ordered now. */
      available: number
      /** @description All units that ever came: available + held + sold. For administrators. */
      received?: number
      /** @description Units held for orders that are Pending. For administrators. */
      held?: number
      /** @description Units of orders that are Processed. For administrators. */
      sold?: number
      /** @description For administrators: at its threshold, or below. */
      lowStock?: boolean
      /** @description For administrators, where there is one. */
      lowStockThreshold?: number
    }
    /**
     * @description Newest first. There is more where `nextCursor` is not null.
     * @example {
     *       "items": [
     *         {
     *           "adjustmentId": "019a7c1e-2b3c-7d41-8f60-9a8b7c6d5e4f",
     *           "at": "2026-01-15T09:30:00.000Z",
     *           "by": "019a7c1e-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
     *           "quantity": -2,
     *           "reason": "Broken on the way.",
     *           "before": {
     *             "received": 40,
     *             "available": 31
     *           },
     *           "after": {
     *             "received": 38,
     *             "available": 29
     *           }
     *         }
     *       ],
     *       "nextCursor": null
     *     }
     */
    Adjustments: {
      items: {
        /** Format: uuid */
        adjustmentId: string
        /** Format: date-time */
        at: string
        /** @description The id of the administrator. */
        by: string
        quantity: number
        reason: string
        before: {
          received: number
          available: number
        }
        after: {
          received: number
          available: number
        }
      }[]
      /** @description Leads to the next page; null on the last. */
      nextCursor: string | null
    }
    /**
     * @example {
     *       "rowsRead": 1200,
     *       "applied": 1199,
     *       "failed": 1,
     *       "badRows": [
     *         {
     *           "row": 17,
     *           "errors": [
     *             {
     *               "pointer": "#/adjustment",
     *               "detail": "3 available."
     *             }
     *           ]
     *         }
     *       ],
     *       "badRowsNotNamed": 0
     *     }
     */
    ImportReport: {
      /** @description Of the upload, so far. */
      rowsRead: number
      /** @description Rows that were taken, or would be. */
      applied: number
      /** @description Rows that were not taken; `badRows` says why. */
      failed: number
      /** @description The first 5,000 of the failed rows, in their order. */
      badRows: {
        /** @description From 1, the header not counted. */
        row: number
        errors: {
          /** @description JSON pointer into the row as JSON has it, as a URI fragment: `#/unitPrice/amount`, whose column in CSV is `unitPrice.amount`. `#` is the whole row. */
          pointer: string
          /** @description What is wrong there, for people. */
          detail: string
        }[]
      }[]
      /** @description How many more have failed than `badRows` names: those are counted, and told of nowhere. */
      badRowsNotNamed: number
    }
    /**
     * @example {
     *       "importId": "5f0c8a52-7d0e-5a4e-9b39-3d1d0f6c2a87",
     *       "state": "Done",
     *       "by": "019a7c1e-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
     *       "startedAt": "2026-01-15T12:00:00.000Z",
     *       "rowsRead": 1200,
     *       "applied": 1199,
     *       "failed": 1,
     *       "badRows": [
     *         {
     *           "row": 17,
     *           "errors": [
     *             {
     *               "pointer": "#/adjustment",
     *               "detail": "3 available."
     *             }
     *           ]
     *         }
     *       ],
     *       "badRowsNotNamed": 0
     *     }
     */
    Import: {
      /** Format: uuid */
      importId: string
      /**
       * @description Interrupted: it goes on only if it is sent again, under the same Idempotency-Key.
       * @enum {string}
       */
      state: 'Running' | 'Interrupted' | 'Done'
      /**
       * Format: uuid
       * @description The administrator whose it is.
       */
      by: string
      /** Format: date-time */
      startedAt: string
      /** @description Of the upload, so far. */
      rowsRead: number
      /** @description Rows that were taken, or would be. */
      applied: number
      /** @description Rows that were not taken; `badRows` says why. */
      failed: number
      /** @description The first 5,000 of the failed rows, in their order. */
      badRows: {
        /** @description From 1, the header not counted. */
        row: number
        errors: {
          /** @description JSON pointer into the row as JSON has it, as a URI fragment: `#/unitPrice/amount`, whose column in CSV is `unitPrice.amount`. `#` is the whole row. */
          pointer: string
          /** @description What is wrong there, for people. */
          detail: string
        }[]
      }[]
      /** @description How many more have failed than `badRows` names: those are counted, and told of nowhere. */
      badRowsNotNamed: number
    }
    /**
     * @example {
     *       "status": "live"
     *     }
     */
    Live: {
      /** @constant */
      status: 'live'
    }
    /**
     * @example {
     *       "status": "degraded",
     *       "dependencies": {
     *         "store": "up",
     *         "cache": "down",
     *         "queue": "up"
     *       }
     *     }
     */
    Ready: {
      /** @enum {string} */
      status: 'ready' | 'degraded'
      dependencies: {
        [key: string]: 'up' | 'down'
      }
    }
    /**
     * @example {
     *       "items": [
     *         {
     *           "type": "/problems/order-not-found",
     *           "title": "No such order",
     *           "status": 404,
     *           "detail": "There is no order under this id.",
     *           "advice": "Check the id. An order of another account is not found either."
     *         }
     *       ]
     *     }
     */
    ProblemKinds: {
      items: components['schemas']['ProblemKind'][]
    }
    /**
     * @description What a problem means.
     * @example {
     *       "type": "/problems/order-not-found",
     *       "title": "No such order",
     *       "status": 404,
     *       "detail": "There is no order under this id.",
     *       "advice": "Check the id. An order of another account is not found either."
     *     }
     */
    ProblemKind: {
      /** @example /problems/out-of-stock */
      type: string
      title: string
      status: number
      /** @description What it means. */
      detail: string
      /** @description What to do. */
      advice: string
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: {
    /** @description Names the request, in the log as well: tell it to who runs the service. */
    'X-Request-Id': string
    /** @description Where requests are limited: each policy with its quota `q`, and its window `w` in seconds. */
    'RateLimit-Policy': string
    /** @description Where requests are limited: of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
    RateLimit: string
  }
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  registerAccount: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Registration']
      }
    }
    responses: {
      /** @description The account. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/email-taken`](/problems/email-taken): There is an account under this e-mail address already. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/invalid-email`](/problems/invalid-email): The e-mail address cannot be used.
       *
       *     [`/problems/weak-password`](/problems/weak-password): The password cannot be used.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  logIn: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials']
      }
    }
    responses: {
      /** @description The tokens of a new session. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tokens']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/bad-credentials`](/problems/bad-credentials): There is no account with this e-mail address and this password. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/too-many-attempts`](/problems/too-many-attempts): Too many attempts have failed. The password of this one was not looked at: try again later.
       *
       *     [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy'?: string
          RateLimit?: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  refreshSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Refresh']
      }
    }
    responses: {
      /** @description The new pair; the old one is spent. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tokens']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  logOut: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The session is over. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  logOutEverywhere: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All sessions are over. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changePassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChange']
      }
    }
    responses: {
      /** @description The password is changed; this session goes on. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       *
       *     [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/wrong-password`](/problems/wrong-password): The current password is another one. This request has changed nothing. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/weak-password`](/problems/weak-password): The password cannot be used.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/too-many-attempts`](/problems/too-many-attempts): Too many attempts have failed. The password of this one was not looked at: try again later.
       *
       *     [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy'?: string
          RateLimit?: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  whoAmI: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The account. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       *
       *     [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listSessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description At most ten. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sessions']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  endSession: {
    parameters: {
      query?: never
      header?: never
      path: {
        sessionId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The session is over. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/session-not-found`](/problems/session-not-found): The account has no live session under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  sendVerification: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Nothing is mailed if it is verified already. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Mailed']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       *
       *     [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/mailed-lately`](/problems/mailed-lately): Such a mail was sent a moment ago. Nothing has been sent: look into the mailbox, or try again later.
       *
       *     [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy'?: string
          RateLimit?: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  verifyEmail: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['EmailVerification']
      }
    }
    responses: {
      /** @description The address is verified; the token is spent. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/link-not-valid`](/problems/link-not-valid): The link was used, has run out, or a newer one was mailed: ask for another one.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  forgotPassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ForgottenPassword']
      }
    }
    responses: {
      /** @description The same whether there is such an account or not. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Mailed']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resetPassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordReset']
      }
    }
    responses: {
      /** @description The password is set, the address verified; the token is spent. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/weak-password`](/problems/weak-password): The password cannot be used.
       *
       *     [`/problems/link-not-valid`](/problems/link-not-valid): The link was used, has run out, or a newer one was mailed: ask for another one.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  showVerifyEmail: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, or a part of one. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/html': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  showResetPassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, or a part of one. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/html': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readAccountPageScript: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, or a part of one. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/javascript': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  findAccount: {
    parameters: {
      query: {
        /** @description Upper and lower case are the same. */
        email: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The account, or none. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AdministeredAccounts']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  disableAccount: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The `userId` of the account. */
        userId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The account; again, the same. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AdministeredAccount']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/account-not-found`](/problems/account-not-found): There is no account under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/own-account`](/problems/own-account): Administrators cannot disable or enable their own account: another one can. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  enableAccount: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The `userId` of the account. */
        userId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The account; again, the same. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AdministeredAccount']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/account-not-found`](/problems/account-not-found): There is no account under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/own-account`](/problems/own-account): Administrators cannot disable or enable their own account: another one can. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createOrder: {
    parameters: {
      query?: never
      header?: {
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PlaceOrder']
      }
    }
    responses: {
      /** @description The order as it was placed: a repeat under the same key has the same body. */
      201: {
        headers: {
          /** @description Where it is read. */
          Location: string
          /** @description For `If-None-Match`. */
          ETag: string
          /** @description Only of a repeat: nothing was done again. */
          'Idempotency-Replayed'?: 'true'
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       *
       *     [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/out-of-stock`](/problems/out-of-stock): There is not enough in stock for this order; nothing has been ordered.
       *
       *     [`/problems/key-in-use`](/problems/key-in-use): Another request with this Idempotency-Key and another body is under way.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          'Idempotency-Replayed'?: 'true'
          'Retry-After'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/too-many-lines`](/problems/too-many-lines): The order has more lines than an order may have.
       *
       *     [`/problems/quantity-too-large`](/problems/quantity-too-large): The lines of one SKU add up to more than can be ordered at once.
       *
       *     [`/problems/unknown-products`](/problems/unknown-products): There is no product under some of the SKUs.
       *
       *     [`/problems/products-withdrawn`](/problems/products-withdrawn): Some of the products are no longer sold.
       *
       *     [`/problems/mixed-currencies`](/problems/mixed-currencies): The products of one order must be sold in one currency.
       *
       *     [`/problems/amount-too-large`](/problems/amount-too-large): The order comes to more than can be counted.
       *
       *     [`/problems/total-too-large`](/problems/total-too-large): The order comes to more than an order may.
       *
       *     [`/problems/key-reused`](/problems/key-reused): This Idempotency-Key was used before for the same operation, with another body.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/at-capacity`](/problems/at-capacity): Too many orders for one product are under way. Nothing has been ordered: try again.
       *
       *     [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listOrders: {
    parameters: {
      query?: {
        /** @description Only orders of this status. Not together with `sku`. */
        status?: 'Pending' | 'Processed' | 'Failed' | 'Cancelled'
        /** @description Only orders with this SKU. Not together with `status`. */
        sku?: string
        /** @description Only orders placed then or later. */
        from?: string
        /** @description Only orders placed earlier than that. */
        to?: string
        /** @description Only orders of this account. For administrators, who see those of all accounts without it. */
        userId?: string
        /** @description How many a page has at most; 20 if absent. */
        limit?: number
        /** @description The `nextCursor` of the page before, with the same other parameters. */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One's own orders; for administrators those of everybody, or of the account they name. */
      200: {
        headers: {
          /** @description `rel="next"`, unless it is the last page. */
          Link?: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OrderList']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  placeOrder: {
    parameters: {
      query?: never
      header?: {
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PlaceOrder']
      }
    }
    responses: {
      /** @description The order as it was placed: a repeat under the same key has the same body. */
      201: {
        headers: {
          /** @description Where it is read. */
          Location: string
          /** @description For `If-None-Match`. */
          ETag: string
          /** @description Only of a repeat: nothing was done again. */
          'Idempotency-Replayed'?: 'true'
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       *
       *     [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/out-of-stock`](/problems/out-of-stock): There is not enough in stock for this order; nothing has been ordered.
       *
       *     [`/problems/key-in-use`](/problems/key-in-use): Another request with this Idempotency-Key and another body is under way.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          'Idempotency-Replayed'?: 'true'
          'Retry-After'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/too-many-lines`](/problems/too-many-lines): The order has more lines than an order may have.
       *
       *     [`/problems/quantity-too-large`](/problems/quantity-too-large): The lines of one SKU add up to more than can be ordered at once.
       *
       *     [`/problems/unknown-products`](/problems/unknown-products): There is no product under some of the SKUs.
       *
       *     [`/problems/products-withdrawn`](/problems/products-withdrawn): Some of the products are no longer sold.
       *
       *     [`/problems/mixed-currencies`](/problems/mixed-currencies): The products of one order must be sold in one currency.
       *
       *     [`/problems/amount-too-large`](/problems/amount-too-large): The order comes to more than can be counted.
       *
       *     [`/problems/total-too-large`](/problems/total-too-large): The order comes to more than an order may.
       *
       *     [`/problems/key-reused`](/problems/key-reused): This Idempotency-Key was used before for the same operation, with another body.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/at-capacity`](/problems/at-capacity): Too many orders for one product are under way. Nothing has been ordered: try again.
       *
       *     [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readOrder: {
    parameters: {
      query?: {
        /** @description Seconds to wait at most: until the version differs from `If-None-Match`, without it until the order is decided. A decided order changes no more: do not wait for it with its `ETag`. */
        wait?: number
      }
      header?: {
        /** @description The `ETag` of what the client has: unless it has changed, the answer is a 304. */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The order. Its version is its ETag. */
      200: {
        headers: {
          /** @description For `If-None-Match`. */
          ETag: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description It is still as `If-None-Match` names it. */
      304: {
        headers: {
          /** @description For `If-None-Match`. */
          ETag: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-not-found`](/problems/order-not-found): There is no order under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/waiting-room-full`](/problems/waiting-room-full): Too many requests wait for orders, of this account or of all. Ask without `wait`, or again later.
       *
       *     [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readOrderHistory: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Its history, oldest first. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OrderHistory']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-not-found`](/problems/order-not-found): There is no order under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  cancelOrder: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['CancelOrder']
      }
    }
    responses: {
      /** @description The order, Cancelled; again, the same. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-not-found`](/problems/order-not-found): There is no order under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-already-decided`](/problems/order-already-decided): Only a Pending order can be cancelled or changed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resendMail: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['ResendMail']
      }
    }
    responses: {
      /** @description A mail is still under way: nothing was done. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ResentMail']
        }
      }
      /** @description A worker sends it. Whether it was sent, given up or withheld before. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ResentMail']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-not-found`](/problems/order-not-found): There is no order under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/order-undecided`](/problems/order-undecided): A Pending order has no mail yet: one is sent when the order is decided.
       *
       *     [`/problems/mail-limit-reached`](/problems/mail-limit-reached): This has been done as often as it may be to the mail of one order.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changeMailAddress: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['MailAddress']
      }
    }
    responses: {
      /** @description It goes there, whether the address is verified or not. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content?: never
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/order-not-found`](/problems/order-not-found): There is no order under this id. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/order-already-decided`](/problems/order-already-decided): Only a Pending order can be cancelled or changed.
       *
       *     [`/problems/mail-limit-reached`](/problems/mail-limit-reached): This has been done as often as it may be to the mail of one order.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/invalid-email`](/problems/invalid-email): The e-mail address cannot be used.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listInventory: {
    parameters: {
      query?: {
        /** @description How many a page has at most; 50 if absent. */
        limit?: number
        /** @description The `nextCursor` of the page before, with the same other parameters. */
        cursor?: string
        q?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of products. */
      200: {
        headers: {
          /** @description `rel="next"`, unless it is the last page. */
          Link?: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Inventory']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readStockItem: {
    parameters: {
      query?: never
      header?: never
      path: {
        sku: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The product. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StockItem']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/product-not-found`](/problems/product-not-found): There is no product under this SKU. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putProduct: {
    parameters: {
      query?: never
      header?: never
      path: {
        sku: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Product']
      }
    }
    responses: {
      /** @description The product, changed. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StockItem']
        }
      }
      /** @description The product, created. */
      201: {
        headers: {
          /** @description Where it is read. */
          Location: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StockItem']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/currency-fixed`](/problems/currency-fixed): The currency of a product cannot be changed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listAdjustments: {
    parameters: {
      query?: {
        /** @description How many a page has at most; 50 if absent. */
        limit?: number
        /** @description The `nextCursor` of the page before, with the same other parameters. */
        cursor?: string
      }
      header?: never
      path: {
        sku: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page of its adjustments, which are kept for ever. */
      200: {
        headers: {
          /** @description `rel="next"`, unless it is the last page. */
          Link?: string
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Adjustments']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/product-not-found`](/problems/product-not-found): There is no product under this SKU. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  adjustStock: {
    parameters: {
      query?: never
      header?: {
        'Idempotency-Key'?: string
      }
      path: {
        sku: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Adjustment']
      }
    }
    responses: {
      /** @description The product after it. */
      200: {
        headers: {
          /** @description Only of a repeat: nothing was done again. */
          'Idempotency-Replayed'?: 'true'
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StockItem']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/product-not-found`](/problems/product-not-found): There is no product under this SKU. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/adjustment-out-of-range`](/problems/adjustment-out-of-range): That would leave less than nothing available, or more than can be counted. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/key-reused`](/problems/key-reused): This Idempotency-Key was used before for the same operation, with another body.
       *
       *     [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  importStock: {
    parameters: {
      query?: {
        /** @description Checks every row and takes none. */
        dryRun?: 'true' | 'false'
      }
      header?: {
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    /** @description One row a product, in CSV with a header (`sku,name,unitPrice.amount,unitPrice.currency,active,lowStockThreshold,adjustment,reason`), as one JSON object a line, or as one JSON list of them; at most 50,000, and 16 MB within two minutes. */
    requestBody: {
      content: {
        'application/x-ndjson': components['schemas']['ImportRow']
        'application/json': components['schemas']['ImportRow'][]
        'text/csv': string
      }
    }
    responses: {
      /** @description The report of a dry run; or the import, which was done before. Only an import has an `importId`, and only its answer a `Location`. */
      200: {
        headers: {
          Location?: string
          /** @description Only of a repeat: nothing was done again. */
          'Idempotency-Replayed'?: 'true'
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportReport'] | components['schemas']['Import']
        }
      }
      /** @description The import is under way: `Location` tells how far it has come. */
      202: {
        headers: {
          /** @description Where the import is read. */
          Location: string
          /** @description Only of a repeat: nothing was done again. */
          'Idempotency-Replayed'?: 'true'
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Import']
        }
      }
      /**
       * @description [`/problems/malformed-rows`](/problems/malformed-rows): The body is not CSV with its header, or not one JSON value a row. Nothing of it has been taken.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it.
       *
       *     [`/problems/key-reused`](/problems/key-reused): This Idempotency-Key was used before for the same operation, with another body.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again.
       *
       *     [`/problems/outcome-unknown`](/problems/outcome-unknown): This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readImport: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The import. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Import']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /**
       * @description [`/problems/not-signed-in`](/problems/not-signed-in): This needs an access token: `Authorization: Bearer …`.
       *
       *     [`/problems/token-not-valid`](/problems/token-not-valid): The token is not one of ours, has run out, or its session is over: sign in again.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description `Bearer`; with `error="invalid_token"` if a token was sent and is not valid. */
          'WWW-Authenticate': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/forbidden`](/problems/forbidden): This is for administrators. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/import-not-found`](/problems/import-not-found): There is no import under this id, or it was more than 90 days ago. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unavailable`](/problems/unavailable): This cannot be done now. Nothing has been done: try again. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  isLive: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It does. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Live']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  isReady: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It can; what else is down is named. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Ready']
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/not-ready`](/problems/not-ready): The service is stopping, or lacks what it cannot do without. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  showDocs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/html': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readDocsStyle: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/css': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readDocsProgram: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/javascript': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readDocsStart: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'text/javascript': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readOpenApi: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            openapi: string
          } & {
            [key: string]: unknown
          }
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listProblemKinds: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description By status. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ProblemKinds']
          'text/html': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  readProblemKind: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The last step of a `type`. */
        slug: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The problem. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ProblemKind']
          'text/html': string
        }
      }
      /**
       * @description [`/problems/malformed-json`](/problems/malformed-json): The body is not JSON.
       *
       *     [`/problems/incomplete-body`](/problems/incomplete-body): The body ended before it was complete.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/not-found`](/problems/not-found): There is nothing under this path. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/body-too-large`](/problems/body-too-large): The body may have 64 KB, that of an import 16 MB. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/unsupported-media-type`](/problems/unsupported-media-type): The body must be of a type that `Accept` names, in UTF-8 and not compressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          /** @description The media types that are taken. */
          Accept: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/invalid-request`](/problems/invalid-request): See `errors` for what is wrong with it. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/too-many-requests`](/problems/too-many-requests): There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          /** @description Each policy with its quota `q`, and its window `w` in seconds. */
          'RateLimit-Policy': string
          /** @description Of each policy what remains, `r`, and when it is reset, `t`, in seconds. */
          RateLimit: string
          /** @description Seconds to wait before it is sent again. */
          'Retry-After': string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [`/problems/internal-error`](/problems/internal-error): Something went wrong here. Name `instance` when you ask about it. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          RateLimit: components['headers']['RateLimit']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
