import { expect } from 'chai'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeEnvFile } from '../../src/bootstrap/env-file.js'

const NAME = 'A_VARIABLE_OF_THE_TEST_OF_ENV_FILES'

describe('a file .env', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-file-'))
    file = join(folder, '.env')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
    delete process.env['A_VARIABLE_OF_THE_TEST_OF_ENV_FILES']
  })

  it('need not be there', () => {
    expect(takeEnvFile(file).isOk()).to.equal(true)
  })

  it('adds its variables, and changes none', () => {
    writeFileSync(file, `${NAME}=of the file\n`)
    takeEnvFile(file)._unsafeUnwrap()
    expect(process.env[NAME]).to.equal('of the file')
    writeFileSync(file, `${NAME}=of another\n`)
    takeEnvFile(file)._unsafeUnwrap()
    expect(process.env[NAME]).to.equal('of the file')
  })

  it('is none if it is a folder', () => {
    mkdirSync(file)
    expect(takeEnvFile(file).isOk()).to.equal(true)
  })

  it('that cannot be read is a problem of the configuration', () => {
    symlinkSync(file, file)
    expect(takeEnvFile(file)._unsafeUnwrapErr()).to.deep.equal(['.env: cannot be read'])
  })
})
