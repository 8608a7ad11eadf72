import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'

const text = readFileSync('docs/security.md', 'utf8')

/** `path`: “title” “title”: what the page says shows a line. */
const shown = [...text.matchAll(/`(test\/[^`]+\.ts)`((?:[\s·]*“[^”]+”)*)/g)].map(([, path = '', titles = '']) => ({
  path,
  titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
}))
const rows = text.split('\n').filter(line => /^\| \d+ \|/.test(line))

describe('docs/security.md', () => {
  it('has each of the 34 lines, with a test or a gate', () => {
    expect(rows.map(row => Number(row.split('|')[1]))).to.deep.equal(
      Array.from({ length: 34 }, (_, index) => index + 1),
    )
    for (const row of rows) expect(row).to.match(/`test\/|gate:/)
  })

  for (const { path, titles } of shown)
    it(`names tests of ${path} that there are: ${titles.join(', ')}`, () => {
      expect(existsSync(path), path).to.equal(true)
      expect(titles).not.to.be.empty
      const source = readFileSync(path, 'utf8')
      for (const title of titles) expect(source.includes(title), title).to.equal(true)
    })
})
