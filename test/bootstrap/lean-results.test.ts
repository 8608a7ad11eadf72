import { expect } from 'chai'
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow'
import { leanResults } from '../../src/bootstrap/lean-results.js'

type Step = (value: unknown) => unknown
type Method = keyof typeof leanResults
type Later = ResultAsync<unknown, unknown>

const METHODS = Object.keys(leanResults) as readonly Method[]
const OWN = ResultAsync.prototype as unknown as Readonly<Record<Method, (this: Later, step: Step) => Later>>

const thrown = new Error('thrown')
const fails = (): never => {
  throw thrown
}
const BEFORE: Readonly<Record<string, () => Later>> = {
  'a success': () => okAsync('value'),
  'a refusal': () => errAsync('error'),
  'a rejection': () => new ResultAsync(Promise.reject(new Error('before'))),
}
type Then = (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void
const thenable = (then: Then) => ({ then })

/** What a step may come to; what makes no sense after a method goes through it as through neverthrow's own. */
const STEPS: Readonly<Record<string, Step>> = {
  'a value': value => `${String(value)}, and more`,
  nothing: () => undefined,
  null: () => null,
  'a promise': async value => Promise.resolve(`${String(value)}, later`),
  'a promise that rejects': () => Promise.reject(thrown),
  'an exception': fails,
  'a result': value => ok(`${String(value)}, as a result`),
  'a refusal': value => err(`${String(value)}, as a refusal`),
  'a result that comes later': value => okAsync(`${String(value)}, as a result`),
  'what only looks like a promise': value => thenable(resolve => resolve(`${String(value)}, once`)),
  'a function that looks like a promise': value =>
    Object.assign(
      () => undefined,
      thenable(resolve => resolve(`${String(value)}, by a function`)),
    ),
  'what gives another promise': value => thenable(resolve => resolve(Promise.resolve(`${String(value)}, in the end`))),
  'what answers twice': value =>
    thenable((resolve, reject) => {
      resolve(`${String(value)}, first`)
      resolve('second')
      reject(thrown)
    }),
  'what looks like a promise and refuses': () => thenable((_, reject) => reject(thrown)),
  'what looks like a promise and throws': () => thenable(fails),
  'a refusal that comes later': value => errAsync(`${String(value)}, as a refusal`),
}

const comesTo = async (later: Later): Promise<unknown> => {
  try {
    const result: Result<unknown, unknown> = await later
    return result
  } catch (rejection) {
    return { rejection }
  }
}

/** What comes of it, and what the step was told. */
const story = async (method: (this: Later, step: Step) => Later, begin: () => Later, step: Step) => {
  const told: unknown[] = []
  const noting: Step = value => {
    told.push(value)
    return step(value)
  }
  return { comesTo: await comesTo(method.call(begin(), noting)), told }
}

describe('Lean results', () => {
  for (const method of METHODS)
    for (const [before, begin] of Object.entries(BEFORE))
      it(`come to the same as neverthrow's own, whatever the step gives: ${method} after ${before}`, async () => {
        for (const [what, step] of Object.entries(STEPS))
          expect(await story(leanResults[method], begin, step), what).to.deep.equal(
            await story(OWN[method], begin, step),
          )
      })

  for (const method of METHODS)
    it(`can be chained: ${method}`, async () => {
      const chained = leanResults[method].call(okAsync('value'), () => ok('again')).map(() => 'chained')
      expect(await chained).to.deep.equal(ok('chained'))
    })
})
