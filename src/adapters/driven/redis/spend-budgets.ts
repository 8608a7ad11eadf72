import { defineScript, type CommandParser } from 'redis'
import type { Budget } from '../../support/rate-limiter.js'

/** Budgets that are spent together, one of each at a time, so many times. */
export type Spending = Readonly<{ budgets: readonly Budget[]; times: number }>
/** What was left of a budget before it was spent, and in how many ms all of it is back. */
export type Left = Readonly<{ before: number; resetAfter: number }>

/** How often they can all be spent together. */
export const leastOf = (left: readonly Left[]): number => Math.min(...left.map(({ before }) => before))

const FACTS = 2

/**
 * Spends of each budget of a group as often as is asked, or as often as the one of which the least is left allows. Answers
 * for all budgets in their order. The window of each is the life of its key.
 */
export const spendBudgets = defineScript({
  SCRIPT: `
local said, key, at = {}, 0, 1
while at <= #ARGV do
  local size, granted, left = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), {}
  for i = 1, size do
    left[i] = math.max(ARGV[at + 2 * i] - (redis.call('GET', KEYS[key + i]) or 0), 0)
    granted = math.min(granted, left[i])
  end
  for i = 1, size do
    if granted > 0 and redis.call('INCRBY', KEYS[key + i], granted) == granted then
      redis.call('PEXPIRE', KEYS[key + i], ARGV[at + 2 * i + 1])
    end
    table.insert(said, left[i])
    table.insert(said, math.max(redis.call('PTTL', KEYS[key + i]), 0))
  end
  key, at = key + size, at + 2 + 2 * size
end
return said`,
  IS_READ_ONLY: false,
  parseCommand: (parser: CommandParser, spendings: readonly Spending[]) => {
    const keys = spendings.flatMap(({ budgets }) => budgets.map(({ key }) => key))
    parser.push(String(keys.length))
    for (const key of keys) parser.pushKey(key)
    for (const { budgets, times } of spendings) {
      parser.push(String(budgets.length), String(times))
      for (const { limit, window } of budgets) parser.push(String(limit), String(window))
    }
  },
  transformReply: (reply: unknown): readonly Left[] => {
    const facts = reply as readonly number[]
    return Array.from({ length: facts.length / FACTS }, (_, index) => ({
      before: facts[FACTS * index] ?? 0,
      resetAfter: facts[FACTS * index + 1] ?? 0,
    }))
  },
})
