import { html } from '../../../support/html.js'
import type { Answer } from '../route.js'
import type { ProblemKindJson } from '../problems/problem-kinds.js'
import { pageAnswer } from './page.js'

const LINKS = html`<p><a href="/problems">All problems</a> · <a href="/docs">The API</a></p>`

/** What one problem means and what to do about it, for people. */
export const problemPage = ({ type, title, status, detail, advice }: ProblemKindJson): Answer =>
  pageAnswer(
    title,
    html`<h1>${title}</h1>
      <p><code>${type}</code>, status ${status}</p>
      <dl>
        <dt>What it means</dt><dd>${detail}</dd>
        <dt>What to do</dt><dd>${advice}</dd>
      </dl>
      ${LINKS}`,
  )

/** All problems, each with a link to its page. */
export const problemsPage = (kinds: readonly ProblemKindJson[]): Answer =>
  pageAnswer(
    'Problems',
    html`<h1>Problems</h1>
      <ul>${kinds.map(({ type, title, status }) => html`<li>${status} <a href="${type}">${title}</a></li>`)}</ul>
      <p><a href="/docs">The API</a></p>`,
  )
