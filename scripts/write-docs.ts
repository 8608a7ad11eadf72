/**
 * Writes what is derived from schemas: the table in README.md, .env.example, what other systems are told, and what clients
 * are. `--check` only compares, and holds the contract against the released one, which `--release` replaces.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import openapiTS, { astToString } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { openApiText } from '../src/adapters/driving/http/openapi-document.js'
import { routeTable } from '../src/adapters/driving/http/route-table.js'
import { outcomeMessage } from '../src/adapters/wire/order-message.js'
import { environment } from '../src/bootstrap/environment.js'
import { stubPorts } from '../test/support/stub-ports.js'
import { breakingChanges } from './openapi/breaking-changes.js'
import type { Document } from './openapi/document.js'

const RELEASED = 'docs/openapi.released.json'
const { check = false, release = false } = parseArgs({
  options: { check: { type: 'boolean' }, release: { type: 'boolean' } },
}).values

type Variable = Readonly<{ name: string; fallback: string; description: string }>

const variables: readonly Variable[] = Object.entries(environment.shape).map(([name, schema]) => ({
  name,
  fallback: String(schema.safeParse(undefined).data ?? ''),
  description: schema.meta()?.description ?? '',
}))

const table = [
  '| variable | if absent | what it is |',
  '|---|---|---|',
  ...variables.map(({ name, fallback, description }) => `| \`${name}\` | ${fallback} | ${description} |`),
].join('\n')

const envExample = [
  '# Every variable the service reads. An empty one counts as absent; what is commented out is the default.\n',
  ...variables.map(({ name, fallback, description }) => `# ${description}\n#${name}=${fallback}\n`),
].join('\n')

const between = (text: string, begin: string, end: string, inside: string): string => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md lacks ${begin} … ${end}`)
  return `${text.slice(0, from)}${begin}\n\n${inside}\n\n${text.slice(to)}`
}

const readme = readFileSync('README.md', 'utf8')
const formatted = async (text: string, parser: 'json' | 'typescript'): Promise<string> =>
  format(text, { ...(await resolveConfig('package.json')), parser })
const asJson = (text: string) => formatted(text, 'json')

/** What every service serves, however it is configured. */
const openApi = await asJson(
  openApiText(
    routeTable({
      ports: stubPorts(),
      readiness: { dependencies: {}, stopping: new AbortController().signal },
    }),
  ),
)

const documents = {
  'README.md': between(readme, '<!-- configuration -->', '<!-- /configuration -->', table),
  '.env.example': envExample,
  'docs/outcome-events.schema.json': await asJson(JSON.stringify(z.toJSONSchema(outcomeMessage, { io: 'input' }))),
  'docs/openapi.json': openApi,
  'examples/typed-client/api.d.ts': await formatted(astToString(await openapiTS(openApi)), 'typescript'),
  ...(release ? { [RELEASED]: openApi } : {}),
}

const complain = (complaint: string) => {
  console.error(complaint)
  process.exitCode = 1
}

for (const [file, text] of Object.entries(documents)) {
  if (!check) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
    complain(`${file} is behind the schemas in src: run npm run docs`)
}

if (check) {
  const released = JSON.parse(readFileSync(RELEASED, 'utf8')) as Document
  for (const change of breakingChanges(released, JSON.parse(openApi) as Document))
    complain(`breaks the contract that was released (CONTRIBUTING.md, "Release the contract"): ${change}`)
}
