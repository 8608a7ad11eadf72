import { defineScript, type CommandParser } from 'redis'
import type { SignInBrakes } from '../../../domain/account/sign-in-brakes.js'

/** The keys of what is counted, and of the addresses that the account is known at; `from` is one of those, or not. */
export type SignInKeys = Readonly<Record<'pair' | 'address' | 'account' | 'known', string>> & Readonly<{ from: string }>

const push = (parser: CommandParser, { pair, address, account, known, from }: SignInKeys) => {
  for (const key of [pair, address, account, known]) parser.pushKey(key)
  parser.push(from)
}

/** By the clock of Redis, which all processes share: those of processes differ. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function text(number) return string.format('%.0f', number) end
local known = redis.call('ZSCORE', KEYS[4], ARGV[1])
local braked = known and 2 or 3`

/** Counts an attempt as failed, and sets the delay that follows; or answers for how long it is refused, ms. */
export const beginSignIn = defineScript({
  SCRIPT: `${NOW}
local wait = 0
for i = 1, braked do wait = math.max(wait, (redis.call('HGET', KEYS[i], 'until') or now) - now) end
if wait > 0 then return wait end
for i = 1, braked do
  local free, first, longest, forgetAfter = unpack(ARGV, 4 * i - 2, 4 * i + 1)
  local attempts = redis.call('HINCRBY', KEYS[i], 'attempts', 1)
  local delay = attempts < tonumber(free) and 0 or math.min(first * 2 ^ (attempts - free), longest)
  redis.call('HSET', KEYS[i], 'until', text(now + delay))
  if redis.call('PTTL', KEYS[i]) < 0 then redis.call('PEXPIRE', KEYS[i], forgetAfter) end
end
return 0`,
  NUMBER_OF_KEYS: 4,
  IS_READ_ONLY: false,
  parseCommand: (parser: CommandParser, keys: SignInKeys, { pair, address, account }: SignInBrakes) => {
    push(parser, keys)
    for (const { free, first, longest, forgetAfter } of [pair, address, account])
      parser.push(String(free), String(first), String(longest), String(forgetAfter))
  },
  transformReply: Number,
})

/** How many addresses an account is known at: the one that was used longest ago is forgotten first. */
const KNOWN_ADDRESSES = 20
const KNOWN_FOR = 180 * 24 * 60 * 60_000

/** Takes back what an attempt counted. If it was right, its pair begins anew, and its address is known. */
export const endSignIn = defineScript({
  SCRIPT: `${NOW}
local right = ARGV[2] == 'right'
if right then redis.call('DEL', KEYS[1]) end
for i = 1, braked do
  if tonumber(redis.call('HGET', KEYS[i], 'attempts') or 0) > 0 then
    redis.call('HINCRBY', KEYS[i], 'attempts', -1)
    redis.call('HDEL', KEYS[i], 'until')
  end
end
if right then
  redis.call('ZADD', KEYS[4], text(time[1] * 1000000 + time[2]), ARGV[1])
  redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -${KNOWN_ADDRESSES + 1})
  redis.call('PEXPIRE', KEYS[4], ${KNOWN_FOR})
end
return 1`,
  NUMBER_OF_KEYS: 4,
  IS_READ_ONLY: false,
  parseCommand: (parser: CommandParser, keys: SignInKeys, outcome: 'right' | 'unknown') => {
    push(parser, keys)
    parser.push(outcome)
  },
  transformReply: () => undefined,
})
