import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ESLint } from 'eslint'
import { expect } from 'chai'

const CANARIES = [
  ...['src/domain/canary.ts', 'src/domain/index.ts', 'src/application/canary.ts', 'src/adapters/canary.ts'],
  'src/bootstrap/canary.ts',
] as const

/** A project of canaries alone: beside all of ours, to know the types of one would take ten times as long. */
const plant = (): string => {
  mkdirSync('.cache', { recursive: true })
  const root = mkdtempSync(resolve('.cache/lint-canaries-'))
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ extends: resolve('tsconfig.json'), include: ['src'] }))
  for (const canary of CANARIES) {
    mkdirSync(dirname(join(root, canary)), { recursive: true })
    writeFileSync(join(root, canary), '')
  }
  return root
}

describe('the linter', () => {
  let root: string
  let eslint: ESLint
  before(() => {
    root = plant()
    eslint = new ESLint({ cwd: root, overrideConfigFile: resolve('eslint.config.mjs') })
  })
  after(() => rmSync(root, { recursive: true }))

  const rulesBrokenBy = async (code: string, filePath: (typeof CANARIES)[number]) => {
    const results = await eslint.lintText(code, { filePath })
    return results.flatMap(result => result.messages).map(({ ruleId, message }) => ruleId ?? message)
  }

  describe('no-dropped-result', () => {
    const useCase = (statement: string) => `
    import { err, ok, okAsync, safeTry, type Result, type ResultAsync } from 'neverthrow'
    const orders = {
      save: (id: string): ResultAsync<string, 'Stale'> => okAsync(id),
      check: (id: string): Result<string, 'Bad'> => (id ? ok(id) : err('Bad')),
      saved: (id: string) => Promise.resolve(orders.check(id)),
    }
    export const useCase = (id: string) =>
      safeTry<string, 'Stale' | 'Bad'>(async function* () {
        await Promise.resolve()
        ${statement}
        return ok(yield* orders.save(id))
      })`
    const broken = async (statement: string) =>
      (await rulesBrokenBy(useCase(statement), 'src/application/canary.ts')).filter(rule => rule.includes('dropped'))

    const dropped = [
      'orders.save(id)',
      'await orders.save(id)',
      'void orders.save(id)',
      'orders.check(id)',
      'void orders.check(id)',
      'await orders.saved(id)',
      'void orders.saved(id)',
      'id && orders.check(id)',
      'id ? orders.save(id) : undefined',
      'orders.save(id).map(saved => saved)',
    ]
    for (const statement of dropped)
      it(`catches ${statement}`, async () => {
        expect(await broken(statement)).to.deep.equal(['local/no-dropped-result'])
      })

    const kept = [
      'yield* orders.save(id)',
      'yield* orders.check(id)',
      'return orders.save(id)',
      'if (id) return await orders.save(id)',
      'const saved = await orders.save(id); if (saved.isErr()) return err(saved.error)',
      'orders.check(id).match(String, String)',
    ]
    for (const statement of kept)
      it(`allows ${statement}`, async () => {
        expect(await broken(statement)).to.be.empty
      })
  })

  describe('the syntax of src', () => {
    const impure = [
      'export const now = () => Date.now()',
      'export const now = () => new Date()',
      'export const now = () => Date()',
      'export const chance = () => Math.random()',
      'export const port = () => process.env.PORT',
      'export const id = () => crypto.randomUUID()',
      'export const now = () => globalThis.Date.now()',
      'export const later = (run: () => void) => setTimeout(run, 1)',
      'export const decide = async () => Promise.resolve(1)',
      'export async function decide() { return Promise.resolve(1) }',
      'export class Order { async decide() { return Promise.resolve(1) } }',
      'export const decision = await Promise.resolve(1)',
    ]
    for (const code of impure)
      it(`keeps out of the domain: ${code}`, async () => {
        expect(await rulesBrokenBy(code, 'src/domain/canary.ts')).to.include.oneOf([
          'no-restricted-syntax',
          'no-restricted-globals',
        ])
        expect((await rulesBrokenBy(code, 'src/bootstrap/canary.ts')).filter(rule => rule.startsWith('no-restricted')))
          .to.be.empty
      })

    const unwelcome = [
      ['a default export', 'export default 1', 'src/adapters/canary.ts'],
      [
        'a decorator',
        'declare const injectable: () => ClassDecorator\n@injectable() export class A {}',
        'src/adapters/canary.ts',
      ],
      ['a barrel', "export { order } from './order.js'", 'src/domain/index.ts'],
      ['a barrel by another name', "export * from './order.js'", 'src/domain/canary.ts'],
    ] as const
    for (const [name, code, filePath] of unwelcome)
      it(`refuses ${name}`, async () => {
        expect(await rulesBrokenBy(code, filePath)).to.include('no-restricted-syntax')
      })

    it('lets the domain build a date from what it was given', async () => {
      expect(await rulesBrokenBy('export const at = (ms: number) => new Date(ms)', 'src/domain/canary.ts')).to.be.empty
    })
  })
})
