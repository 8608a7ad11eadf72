import { ACCOUNT_PROBLEMS } from './account-problems.js'
import { HTTP_PROBLEMS } from './http-problems.js'
import { ORDER_PROBLEMS } from './order-problems.js'
import type { ProblemTable } from './problem-kind.js'
import { RETRY_PROBLEMS } from './retry-problems.js'
import { STOCK_PROBLEMS } from './stock-problems.js'

/** Every error that HTTP can meet: one that is missing does not compile. */
export const PROBLEMS = {
  ...ACCOUNT_PROBLEMS,
  ...ORDER_PROBLEMS,
  ...STOCK_PROBLEMS,
  ...RETRY_PROBLEMS,
  ...HTTP_PROBLEMS,
} satisfies ProblemTable
