import { defineScript, type CommandParser } from 'redis'

/** `life`: how long it is kept, ms. */
export type VersionedValue = Readonly<{ key: string; version: number; value: string; life: number }>

/**
 * Writes the value, which begins with its version, unless what is there is of the same version or newer; answers 1 if it
 * did. Where there is no room for it, the older one goes nevertheless.
 */
export const writeIfNewer = defineScript({
  SCRIPT: `
local present = tonumber(string.match(redis.call('GETRANGE', KEYS[1], 0, 15), '^%d+'))
if present and present >= tonumber(ARGV[1]) then return 0 end
local written = redis.pcall('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if written.err then
  redis.call('DEL', KEYS[1])
  return written
end
return 1`,
  NUMBER_OF_KEYS: 1,
  IS_READ_ONLY: false,
  parseCommand: (parser: CommandParser, { key, version, value, life }: VersionedValue) => {
    parser.pushKey(key)
    parser.push(String(version), value, String(life))
  },
  transformReply: (reply: unknown) => reply === 1,
})
