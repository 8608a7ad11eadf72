/**
 * Writes what is derived from schemas: the table in README.md, .env.example, and what other systems are told. `--check`
 * only compares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { outcomeMessage } from '../src/adapters/wire/order-message.js'
import { environment } from '../src/bootstrap/environment.js'

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
const outcomeSchema = await format(JSON.stringify(z.toJSONSchema(outcomeMessage, { io: 'input' })), {
  ...(await resolveConfig('package.json')),
  parser: 'json',
})
const documents = {
  'README.md': between(readme, '<!-- configuration -->', '<!-- /configuration -->', table),
  '.env.example': envExample,
  'docs/outcome-events.schema.json': outcomeSchema,
}

for (const [file, text] of Object.entries(documents)) {
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is behind the schemas in src: run npm run docs`)
    process.exitCode = 1
  }
}
