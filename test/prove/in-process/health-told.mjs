import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Imported by a process that is watched: every HEALTH_EVERY_MS it collects its garbage, and tells in a line what is left, how many descriptors it
// has, and by how many ms its event loop was late, in 99 of 100 turns at most, since the line before.

const every = Number(process.env['HEALTH_EVERY_MS'] ?? 0)
const RESOLUTION_MS = 10
const NS_PER_MS = 1_000_000

if (every > 0) {
  setFlagsFromString('--expose-gc')
  /** @type {() => void} */
  const collect = runInNewContext('gc')
  const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  lag.enable()
  const tell = () => {
    collect()
    const health = {
      pid: process.pid,
      // The wall clock may have been shifted.
      at: performance.timeOrigin + performance.now(),
      heap: process.memoryUsage().heapUsed,
      // Without the one that this look takes.
      descriptors: readdirSync('/dev/fd').length - 1,
      loopLag: Math.max(0, lag.percentile(99) / NS_PER_MS - RESOLUTION_MS),
    }
    lag.reset()
    process.stdout.write(`${JSON.stringify({ health })}\n`)
  }
  setInterval(tell, every).unref()
}
