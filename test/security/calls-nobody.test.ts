import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'

const src = 'src'
const CALLS = /\bfetch\(|\bhttps?\.(?:get|request)\b|\{[^}]*\brequest\b[^}]*\} from 'node:https?'|from 'undici'/
const BY_RIGHTS = [
  // What the AWS SDK sends its calls by.
  join('adapters', 'support', 'aws-http.ts'),
  // A script for the browser.
  join('adapters', 'driving', 'http', 'account-page.ts'),
]

describe('The service', () => {
  it('asks no server of itself: what it calls are its stores and AWS, through their own clients', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
    expect(files).to.have.length.greaterThan(100)
    const calling = files.filter(file => CALLS.test(readFileSync(join(src, file), 'utf8')))
    expect(calling).to.have.members(BY_RIGHTS)
  })
})
