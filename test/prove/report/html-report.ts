import { html, type Html } from '../../../src/adapters/support/html.js'
import type { Check, ProofRecord } from '../proof-record.js'
import { PICTURE_STYLE, svgOf } from './drawing/picture.js'
import { duration, firstOf, moment, number, shortened, spaced } from './in-words.js'
import { LIMITS } from './limits.js'
import { PAGE_STYLE } from './page-style.js'
import { picturesOf } from './pictures/pictures-of.js'
import { standingOf, verdictOf } from './verdict-of.js'

const VIOLATIONS_SHOWN = 20
const STYLE: Html = { markup: `<style>${PAGE_STYLE}${PICTURE_STYLE}</style>` }

/** The report as a page that needs nothing else: no script, no file, no network. */
export const htmlReport = (record: ProofRecord): string => {
  const { seed, command, startedAt, lasted, settings, checks, figures } = record
  const { good, word, sentence } = verdictOf(record)
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${word} (seed ${seed})</title>
${STYLE}
<header class="${good ? 'good' : 'bad'}">
<h1>${word}</h1>
<p class="sentence">${sentence}</p>
<p class="faint">Seed ${seed}, begun ${moment(startedAt)}, lasted ${duration(lasted)}.</p>
</header>
<h2>To run it again</h2>
<pre><code>${command}</code></pre>
<p class="faint">${LIMITS}</p>
<h2>Checks</h2>
<table>
<tr><th>claim</th><th class="number">examined</th><th>result</th></tr>
${checks.map(rowOf)}</table>
${picturesOf(record).map(
  picture => html`<h2>${picture.title}</h2>
<figure><figcaption>${picture.caption}</figcaption>${svgOf(picture)}</figure>
`,
)}<div class="pair">
${section('Figures', figures)}${section('Settings', settings)}</div>
</html>
`.markup
}

const rowOf = (check: Check): Html => {
  const { name, claim, examined, violations } = check
  const list = firstOf(violations, VIOLATIONS_SHOWN).map(violation => html`<li>${shortened(violation)}</li>`)
  return html`<tr><td><strong>${spaced(name)}</strong>: ${claim}${list.length > 0 ? html`<ul>${list}</ul>` : ''}</td><td class="number">${number(examined)}</td>${resultOf(check)}</tr>
`
}

const resultOf = (check: Check): Html => {
  const standing = standingOf(check)
  switch (standing) {
    case 'held':
      return html`<td class="result held">✓ held</td>`
    case 'violated':
      return html`<td class="result violated">✗ violated (${number(check.violations.length)})</td>`
    case 'not exercised':
      return html`<td class="result idle">not exercised</td>`
  }
}

const section = (title: string, values: Readonly<Record<string, string | number>>): Html => {
  const rows = Object.entries(values).map(
    ([name, value]) =>
      html`<tr><td>${spaced(name)}</td><td class="number">${typeof value === 'number' ? number(value) : value}</td></tr>
`,
  )
  return rows.length > 0 ? html`<section><h2>${title}</h2><table>${rows}</table></section>` : html``
}
