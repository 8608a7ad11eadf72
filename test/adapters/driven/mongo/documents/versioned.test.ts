import { expect } from 'chai'
import { z } from 'zod'
import { documentReader } from '../../../../../src/adapters/driven/mongo/documents/versioned.js'
import { recordingLogger } from '../../../../support/recording-logger.js'
import { errorOf, valueOf } from '../../../../support/outcome-of.js'

describe('a stored document', () => {
  const logger = recordingLogger()
  const read = documentReader(
    {
      what: 'things',
      version: 3,
      schema: z.object({ _id: z.string(), schemaVersion: z.literal(3), name: z.string(), size: z.number() }),
      upgrades: { 1: ({ title, ...rest }) => ({ ...rest, name: String(title) }), 2: thing => ({ ...thing, size: 0 }) },
    },
    logger,
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
      expect(await errorOf(read(document))).to.include({ type: 'Unavailable', what: 'things' })
      const { level, facts } = logger.lines.at(-1)!
      expect({ level, ...facts }).to.include({ level: 'error', what: 'things', id: 'a' })
    })
})
