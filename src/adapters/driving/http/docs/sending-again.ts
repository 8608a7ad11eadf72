/** What a client may do that got no answer: Markdown, a chapter of the guide. */
export const SENDING_AGAIN = `## Sending again

A request that was not answered, or answered 503, may have been done. Send the same again, after as many seconds as
\`Retry-After\` says, and longer each time. If it was done already, the repeat is answered thus:

| operation | the repeat is answered | what that means |
|---|---|---|
| whatever is a GET, \`PUT /api/inventory/{sku}\`, cancelling an order, its mail address, disabling and enabling an account | as the first time; a 201 has become a 200 | Nothing more has been done. |
| placing an order, adjusting stock, with its \`Idempotency-Key\` | as the first time, with \`Idempotency-Replayed\` | Nothing more has been done. |
| the same without a key | 201, 200 | It has been done twice. |
| importing, with its key | 200, 202, with \`Idempotency-Replayed\` | The import as it now stands; one that was \`Interrupted\` goes on, without that header. |
| \`register\` | 409 \`email-taken\` | Sign in: if that works, the account is yours. |
| \`login\` | 200 | Another session: the tokens of the last answer will do, and the other session runs out. |
| \`refresh\` | within 10 seconds: 200, the same pair; later: 401 \`token-not-valid\` | After the 401 the session is over: sign in again. |
| \`logout\`, \`logout-all\` | 401 \`token-not-valid\` | You are signed out. |
| ending a session | 404 \`session-not-found\`; your own: 401 | It is over. |
| \`password\` | 403 \`wrong-password\` | Perhaps it has been changed: sign in with the new one to know. The repeat counts as a wrong password. |
| \`verify-email\` | 422 \`link-not-valid\` | \`emailVerified\` of \`GET /api/auth/me\` says whether it was done. |
| \`reset-password\`, with the same password | 204, or 422 \`link-not-valid\` if it was done to its end | After the 204 all is done. After the 422 sign in with the new password to know. |
| \`verify-email/send\` | 429 \`mailed-lately\` for 60 seconds, 202 after that | The mail is on its way; after that, another one is. |
| \`forgot-password\` | 202 | There is one such mail a minute at most. |
| \`mail/resend\` | 200 with \`resent: false\` while that mail is on its way; 202 after that | The 202 is one more mail, of five. |

### The Idempotency-Key

It is of your own making: 8–128 visible ASCII characters, such as a UUID, bare or in quotes, which are not part of it. Keep
it with what is wanted until that is answered. A key belongs to one account, and to one operation: under one key there may be
an order, an adjustment of each SKU, and an import, and they have nothing to do with each other. \`/api/orders\` and
\`/api/orders/create\` are one operation.

| | an order | an adjustment of one SKU | an import |
|---|---|---|---|
| the same body is | the same SKUs and quantities; lines of one SKU are added up, and their order does not matter | the same \`quantity\` and \`reason\` | the same rows in the same order, in any of the three formats |
| another body | 422 \`key-reused\` | 422 \`key-reused\` | 422 \`key-reused\` |
| remembered | an order for ever; a refusal for want of stock for 24 hours at least | for ever | 90 days; that a row's adjustment was taken, for ever |
| the same at the same time | one order, and both are answered it | it counts once | one import, and both are answered it |
| another body at the same time | 409 \`key-in-use\` or 422 \`key-reused\` | 422 \`key-reused\` | 422 \`key-reused\` |

Bodies are compared as what they say: white space and the order of fields do not matter. Of refusals only \`out-of-stock\` stays with its
key. After any other the key is as good as new, for the mended request as well.`
