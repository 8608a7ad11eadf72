import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect } from 'chai'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

const options = await extractOptions('./.dependency-cruiser.mjs')
const rules = options.ruleSet?.forbidden?.map(rule => rule.name ?? '') ?? []
const technologies = rules.filter(rule => rule.endsWith('-stays-home')).map(rule => rule.replace('-stays-home', ''))

type Import = readonly [rule: string, importer: string, imported: string]

const refused: readonly Import[] = [
  ['domain-knows-only-itself', 'src/domain/order/reads-the-disk.ts', 'node:fs'],
  ['domain-knows-only-itself', 'src/domain/order/parses.ts', 'zod'],
  ['domain-knows-only-itself', 'src/domain/order/loads.ts', 'src/application/ports/driven/orders.ts'],
  ['domain-knows-only-itself', 'src/domain/order/stores.ts', 'src/adapters/driven/in-memory/orders.ts'],
  ['application-knows-only-the-domain', 'src/application/use-cases/waits.ts', 'node:timers/promises'],
  ['application-knows-only-the-domain', 'src/application/use-cases/parses.ts', 'zod'],
  [
    'application-knows-only-the-domain',
    'src/application/use-cases/stores.ts',
    'src/adapters/driven/in-memory/orders.ts',
  ],
  ['application-knows-only-the-domain', 'src/application/ports/driven/configured.ts', 'src/bootstrap/config.ts'],
  ['ports-know-no-use-case', 'src/application/ports/driving/place.ts', 'src/application/use-cases/place.ts'],
  ['adapters-know-only-ports', 'src/adapters/driving/http/places.ts', 'src/application/use-cases/place.ts'],
  ['adapters-know-only-ports', 'src/adapters/driven/mongo/configured.ts', 'src/bootstrap/config.ts'],
  ['adapters-are-strangers', 'src/adapters/driving/http/polls.ts', 'src/adapters/driving/queue/consumer.ts'],
  ['adapters-are-strangers', 'src/adapters/driven/mongo/caches.ts', 'src/adapters/driven/redis/cache.ts'],
  ['adapters-are-strangers', 'src/adapters/driving/timer/stores.ts', 'src/adapters/driven/in-memory/orders.ts'],
  [
    'driving-adapters-use-driving-ports',
    'src/adapters/driving/http/loads.ts',
    'src/application/ports/driven/orders.ts',
  ],
  [
    'driven-adapters-serve-driven-ports',
    'src/adapters/driven/mongo/calls.ts',
    'src/application/ports/driving/cancel.ts',
  ],
  ['wire-and-support-know-no-adapter', 'src/adapters/wire/fails.ts', 'src/application/errors.ts'],
  ['wire-and-support-know-no-adapter', 'src/adapters/wire/waits.ts', 'src/adapters/support/deadline.ts'],
  ['wire-and-support-know-no-adapter', 'src/adapters/support/caches.ts', 'src/adapters/driven/redis/cache.ts'],
  ['src-knows-no-test', 'src/bootstrap/pretends.ts', 'test/support/clock.ts'],
  ...technologies.map((name): Import => [`${name}-stays-home`, `src/adapters/driven/stranger/${name}.ts`, name]),
  ['every-package-has-a-home', 'src/bootstrap/pads.ts', 'left-pad'],
  ['no-development-package-in-src', 'src/bootstrap/expects.ts', 'chai'],
  ['no-cycle', 'src/domain/hen.ts', 'src/domain/egg.ts'],
  ['no-cycle', 'src/domain/egg.ts', 'src/domain/hen.ts'],
  ['no-unresolvable-import', 'src/bootstrap/hopes.ts', './nowhere.js'],
]

const allowed: readonly Import[] = [
  ['', 'src/domain/order/decides.ts', 'neverthrow'],
  ['', 'src/domain/order/counts.ts', 'src/domain/shared/quantity.ts'],
  ['', 'src/application/use-cases/cancel.ts', 'src/application/ports/driving/cancel.ts'],
  ['', 'src/application/ports/driven/ledger.ts', 'src/domain/stock/stock.ts'],
  ['', 'src/adapters/driving/http/cancels.ts', 'src/application/ports/driving/cancel.ts'],
  ['', 'src/adapters/driving/http/routes.ts', 'koa'],
  ['', 'src/adapters/driving/queue/reads.ts', 'src/adapters/wire/event.ts'],
  ['', 'src/adapters/driven/sqs/sends.ts', '@aws-sdk/client-sqs'],
  ['', 'src/adapters/driven/mongo/stores.ts', 'src/application/ports/driven/orders.ts'],
  ['', 'src/adapters/driven/mongo/fails.ts', 'src/application/errors.ts'],
  ['', 'src/adapters/driven/mongo/hashes.ts', 'node:crypto'],
  ['', 'src/adapters/driven/redis/gives-up.ts', 'src/adapters/support/breaker.ts'],
  ['', 'src/adapters/wire/order-placed.ts', 'zod'],
  ['', 'src/bootstrap/container.ts', 'inversify'],
  ['', 'src/bootstrap/wires.ts', 'src/adapters/driven/mongo/stores.ts'],
]

describe('import rules', () => {
  let canaries: ICruiseResult
  let root: string

  before(async () => {
    mkdirSync('.cache', { recursive: true })
    root = mkdtempSync(resolve('.cache/canaries-'))
    plant(root, [...refused, ...allowed])
    canaries = await cruised(root)
  })

  after(() => {
    rmSync(root, { recursive: true })
  })

  const rulesBrokenIn = (importer: string) =>
    canaries.modules
      .find(module => module.source === importer)
      ?.dependencies.map(dependency => dependency.rules?.map(rule => rule.name) ?? [])

  for (const [rule, importer, imported] of refused)
    it(`${rule}: ${importer} must not import ${imported}`, () => {
      expect(rulesBrokenIn(importer)).to.deep.equal([[rule]])
    })

  for (const [, importer, imported] of allowed)
    it(`${importer} may import ${imported}`, () => {
      expect(rulesBrokenIn(importer)).to.deep.equal([[]])
    })

  it('have a canary each', () => {
    expect(refused.map(([rule]) => rule)).to.include.members(rules)
    expect(rules).not.to.be.empty
  })

  it('hold in every file of src', async () => {
    const { modules, summary } = await cruised(resolve('.'))
    const files = typescriptIn('src')
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).to.deep.equal([])
    expect(files).not.to.be.empty
    expect(modules.map(module => module.source)).to.include.members(files)
  })
})

const cruised = async (baseDir: string) => (await cruise(['src'], { ...options, baseDir })).output as ICruiseResult

const typescriptIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path))

/** Type-only imports: if these are seen, so is the rest. Packages are stubs, so that a canary needs none installed. */
const plant = (root: string, imports: readonly Import[]) => {
  const write = (path: string, content: string, flag = 'wx') => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content, { flag })
  }
  const isFile = (imported: string) => /^(src|test)\//.test(imported)
  for (const [, importer, imported] of imports) {
    const path = isFile(imported) ? `./${relative(dirname(importer), imported).replace(/ts$/, 'js')}` : imported
    write(importer, `import type * as canary from '${path}'\n`)
  }
  for (const [, , imported] of imports) if (isFile(imported)) write(imported, '', 'a')

  const names = ['neverthrow', 'zod', 'left-pad', ...technologies]
  for (const name of [...names, 'chai']) write(`node_modules/${name}/index.js`, '')
  const dependencies = Object.fromEntries(names.map(name => [name, '*']))
  write('package.json', JSON.stringify({ dependencies, devDependencies: { chai: '*' } }))
}
