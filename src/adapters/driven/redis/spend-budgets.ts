import { defineScript, type CommandParser } from 'redis'
import type { Budget, Standing } from '../../support/rate-limiter.js'

/** For each budget whether it is exhausted, what remains, and its life that is left, ms. */
type Reply = readonly number[]
const FACTS = 3

/**
 * Spends one of each budget of each group, or nothing of a group of which one is exhausted. The budgets of a group follow
 * each other; the window of each is the life of its key.
 */
export const spendBudgets = defineScript({
  SCRIPT: `
local standings = {}
local from = 1
while from <= #KEYS do
  local group, to, open = ARGV[3 * from - 2], from, true
  while ARGV[3 * to + 1] == group do to = to + 1 end
  local left = {}
  for i = from, to do
    left[i] = tonumber(ARGV[3 * i - 1]) - tonumber(redis.call('GET', KEYS[i]) or 0)
    if left[i] <= 0 then open = false end
  end
  for i = from, to do
    local exhausted = left[i] <= 0 and 1 or 0
    if open then
      left[i] = left[i] - 1
      if redis.call('INCR', KEYS[i]) == 1 then redis.call('PEXPIRE', KEYS[i], ARGV[3 * i]) end
    end
    table.insert(standings, exhausted)
    table.insert(standings, math.max(left[i], 0))
    table.insert(standings, math.max(redis.call('PTTL', KEYS[i]), 0))
  end
  from = to + 1
end
return standings`,
  IS_READ_ONLY: false,
  parseCommand: (parser: CommandParser, groups: readonly (readonly Budget[])[]) => {
    const budgets = groups.flatMap((group, index) => group.map(budget => ({ ...budget, group: index })))
    parser.push(String(budgets.length))
    for (const { key } of budgets) parser.pushKey(key)
    for (const { group, limit, window } of budgets) parser.push(String(group), String(limit), String(window))
  },
  transformReply: (reply: unknown): readonly Standing[] => {
    const facts = reply as Reply
    return Array.from({ length: facts.length / FACTS }, (_, index) => {
      const [exhausted, remaining = 0, resetAfter = 0] = facts.slice(index * FACTS)
      return { exhausted: exhausted === 1, remaining, resetAfter }
    })
  },
})
