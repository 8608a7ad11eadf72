import { SENDING_AGAIN } from './sending-again.js'

const QUICK_START = `## Quick start

Everything below runs as it stands in a shell with \`curl\`, where the service keeps its stock in memory (\`npm start\`).

Open an account, and sign in. The answer has two tokens: the access token goes with every request, for \`expiresIn\` seconds;
the refresh token is kept, for a new pair.

\`\`\`sh
BASE=\${BASE:-http://127.0.0.1:3000}
send() { curl -sS -H 'Content-Type: application/json' "$@"; }
send $BASE/api/auth/register -d '{"email": "lin@example.com", "password": "correct horse battery"}'; echo
send $BASE/api/auth/login -d '{"email": "lin@example.com", "password": "correct horse battery"}' > tokens.json
token() { sed -E "s/.*\\"$1\\":\\"([^\\"]+)\\".*/\\1/" tokens.json; }
\`\`\`

Place an order. The key is of your own making, one for each order that is wanted: with it the request can be sent again
after any trouble, and it stays one order.

\`\`\`sh
send $BASE/api/orders -H "Authorization: Bearer $(token accessToken)" -H 'Idempotency-Key: my-first-basket' \\
  -d '{"items": [{"sku": "MUG-STONEWARE", "quantity": 2}]}' -D headers.txt; echo
ORDER=$(sed -n 's/^[Ll]ocation: \\([^[:space:]]*\\).*/\\1/p' headers.txt)
\`\`\`

It is \`Pending\`. Wait until it is decided, for 10 seconds at most, and ask again if it is not.

\`\`\`sh
curl -sS "$BASE$ORDER?wait=10" -H "Authorization: Bearer $(token accessToken)"; echo
\`\`\`

When a request is answered 401, or a little before \`expiresIn\` is over, spend the refresh token, once, and keep the new
pair; then send the request again. If refreshing is a 401 as well, sign in again.

\`\`\`sh
send $BASE/api/auth/refresh -d "{\\"refreshToken\\": \\"$(token refreshToken)\\"}" > new-tokens.json && mv new-tokens.json tokens.json
curl -sS $BASE/api/auth/me -H "Authorization: Bearer $(token accessToken)"; echo
\`\`\``

const VALUES = `## Values

- **Money** is \`{"amount": 4998, "currency": "USD"}\`: a whole number of the currency's minor units, here 49.98 dollars. How
  many digits those have is for ISO 4217 to say: \`JPY\` has none. The products of one order are sold in one currency.
- **Times** are RFC 3339 in UTC, with milliseconds: \`2026-01-15T12:00:00.000Z\`.
- **Ids** are UUIDs, but for \`sessionId\`, an opaque text. A **SKU** is 1–64 of \`[A-Za-z0-9._-]\`, beginning with a
  letter or digit; upper and lower case differ.
- A **body** is JSON in UTF-8, of 64 KB at most (an import: 16 MB, as its operation says), with
  \`Content-Type: application/json\`. A field, or a parameter after the path, that an operation does not know is refused by
  name.

## The life of an order

| \`status\` | |
|---|---|
| \`Pending\` | It is recorded, its stock is held, and it is about to be decided. It can be cancelled. |
| \`Processed\` | It is sold; the customer gets a mail. |
| \`Failed\` | It could not be done, and \`failure\` says why; what was held is on sale again, and the customer gets a mail. |
| \`Cancelled\` | It was cancelled before it was decided; what was held is on sale again. |

Whatever is not \`Pending\` is final. \`version\` counts the changes, and is the \`ETag\` of the order.`

const ANSWERS = `## Lists

A list has pages: \`nextCursor\` leads to the next one, with the same filters, and is \`null\` on the last; \`Link: rel="next"\`
is the same as a URL. A cursor is an opaque text: keep it, send it, do not take it apart.

## Problems

What is refused is \`application/problem+json\` (RFC 9457). Go by \`type\`, a relative reference to its page, which says what it
means and what to do, and which stays what it is; \`title\` and \`detail\` are for people, and their words may change.
\`errors\` says what is wrong and where: \`pointer\` into the body, \`parameter\` of the URL, or \`header\`. \`instance\` is the
name of this one answer, for those who run the service; so is \`X-Request-Id\`, a header of every answer.

| status | what to do |
|---|---|
| 400, 405, 413, 415, 417, 422, 431 | Mend the request; sent again it is refused again. |
| 408 | It did not arrive in time: send it again. |
| 401 | Refresh the tokens, once, and send it again; else sign in again. |
| 403, 404 | Nothing: it is not yours to do, or not there. |
| 409 | Look at \`type\`: what the request met has changed, or is taken. |
| 429, 503 | Wait for \`Retry-After\` seconds, and send it again, with the same \`Idempotency-Key\`. |
| 500 | A fault of the service: tell its operators the \`instance\`. |

Some are answered before any operation is found, so none of them names these:

| | |
|---|---|
| 400 | [\`malformed-target\`](/problems/malformed-target), [\`ambiguous-host\`](/problems/ambiguous-host) |
| 404, 405 | [\`not-found\`](/problems/not-found), [\`method-not-allowed\`](/problems/method-not-allowed) |
| 417, 431 | [\`expectation-failed\`](/problems/expectation-failed), [\`too-many-headers\`](/problems/too-many-headers) |
| 400, 408, 413, 431 | \`about:blank\`, without \`instance\` and \`X-Request-Id\`, on a connection that is closed: what came is not HTTP, was not there within 15 seconds (an import: two minutes), or has headers that are too large. |`

const LIMITS = `## Limits

Where limits are on, every answer says how those of its kind of request stand, for the address and for the account:
\`RateLimit-Policy: "read-account";q=600;w=60\` allows 600 in 60 seconds, and \`RateLimit: "read-account";r=598;t=41\` says that
598 are left, and that all of them are back in 41 seconds. One too many is a 429 with \`Retry-After\`, and nothing has been done.
Unless the service is configured otherwise, the policies are:

| policy | an account may | an address may | what counts |
|---|---|---|---|
| \`register\` | | 5 in an hour | \`register\` |
| \`login\` | | 60 a minute | \`login\`, \`password\`, \`verify-email\`, \`forgot-password\`, \`reset-password\` |
| \`session\` | 60 a minute | 600 a minute | \`refresh\`, \`logout\`, \`logout-all\`, \`verify-email/send\`, ending a session |
| \`read\` | 600 a minute | 6000 a minute | reading: orders, inventory, your own account and sessions, documentation |
| \`write\` | 120 a minute | 1200 a minute | placing and cancelling orders |
| \`admin\` | 600 a minute | 1200 a minute | what is for administrators |

A policy is named with what it counts by: \`read-account\`, \`read-address\`. \`refresh\` counts for the address alone. Wrong passwords are
slowed down besides: [\`too-many-attempts\`](/problems/too-many-attempts).

## Administrators

Operations for administrators need the token of an account whose \`role\` is \`admin\`. No operation gives it: whoever runs the
service makes an account an administrator by \`npm run cli -- account make-admin EMAIL\`, from its next access token on, or has
one opened at the start, by \`ADMIN_EMAIL\`. With its stock in memory the service prints the password of that one.

## What may change

Without a new version there may come: operations, optional parameters and fields of requests, fields and headers of answers,
values of enumerations other than an order's \`status\`, types of problems. Pass over what you do not know. Nothing of this
document is taken away, and nothing that was right becomes wrong. TLS ends at the proxy before the service.`

/** What somebody reads first who writes a client: Markdown. The \`sh\` of it is run by a test. */
export const GUIDE = [
  'Place orders with a shop, and learn what becomes of them. What each problem means: [/problems](/problems).',
  QUICK_START,
  VALUES,
  SENDING_AGAIN,
  ANSWERS,
  LIMITS,
].join('\n\n')
