/** Runs random schedules of orders and faults on real servers: `npm run chaos -- --schedules 200 --seed 1`. Exits with 1 if one fails. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runSchedule } from '../test/chaos/run-schedule.js'
import { startServers, stopServers } from '../test/support/servers/start-servers.js'

const options = z.object({ schedules: z.coerce.number().int().min(1), seed: z.coerce.number().int() })
const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1' },
    seed: { type: 'string', default: `${Date.now() % 100_000}` },
  },
})
const { schedules, seed: first } = options.parse(values)

const servers = await startServers({ mongo: {}, redis: true, aws: 'ministack' })
try {
  for (let seed = first; seed < first + schedules; seed += 1) {
    const report = await runSchedule(servers, { seed })
    console.log(JSON.stringify(report))
    if (Object.keys(report.findings.violations).length > 0) process.exitCode = 1
  }
} finally {
  await stopServers(servers)
}
