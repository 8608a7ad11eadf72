import { expect } from 'chai'
import { z } from 'zod'
import type { Unreadable } from '../../../../../src/adapters/driven/mongo/mongo-calls.js'
import { documentReader } from '../../../../../src/adapters/driven/mongo/documents/versioned.js'
import { errorOf, valueOf } from '../../../../support/outcome-of.js'

describe('a stored document', () => {
  const told: Unreadable[] = []
  const read = documentReader(
    {
      what: 'stock',
      version: 3,
      schema: z.object({ _id: z.string(), schemaVersion: z.literal(3), name: z.string(), size: z.number() }),
      upgrades: { 1: ({ title, ...rest }) => ({ ...rest, name: String(title) }), 2: thing => ({ ...thing, size: 0 }) },
    },
    unreadable => told.push(unreadable),
  )
  const current = { _id: 'a', schemaVersion: 3, name: 'mug', size: 1 }

  it('is read as it is when it is of this version', async () => {
    expect(await valueOf(read(current))).to.deep.equal(current)
  })

  it('of an older version is brought up to date, step by step', async () => {
    expect(await valueOf(read({ _id: 'a', schemaVersion: 1, title: 'mug' }))).to.deep.equal({ ...current, size: 0 })
  })

  const strangers: Record<string, object> = {
    'of a newer version': { ...current, schemaVersion: 4 },
    'of a version that nobody can upgrade': { ...current, schemaVersion: 0 },
    'without a version': { _id: 'a', name: 'mug', size: 1 },
    'with a field of another kind': { ...current, size: 'large' },
  }
  for (const [which, document] of Object.entries(strangers))
    it(`${which} is unavailable, and operators are told which one it is`, async () => {
      expect(await errorOf(read(document))).to.include({ type: 'Unavailable', what: 'stock' })
      expect(told.at(-1)).to.include({ what: 'stock', id: 'a' })
      expect(told.at(-1)?.problem).to.match(/schemaVersion|size/)
    })
})
