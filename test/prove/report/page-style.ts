/** Of the whole page: on light and dark screens, small ones, and paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --faint: #57606a; --line: #d8dee4; --paper: #ffffff; --good: #00734f; --bad: #b33600; --idle: #7a5300; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --faint: #9da7b1; --line: #30363d; --paper: #0d1117; --good: #2fc295; --bad: #ff8a4c; --idle: #e6b450; }
}
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { border-left: .5rem solid var(--verdict); padding: .1rem 0 .1rem 1rem; }
h1 { margin: 0; color: var(--verdict); letter-spacing: .02em; }
header p { margin: .25rem 0 0; }
header .sentence { font-size: 1.15rem; }
.good { --verdict: var(--good); }
.bad { --verdict: var(--bad); }
h2 { margin: 2.25rem 0 .25rem; font-size: 1.2rem; }
.faint, figcaption { color: var(--faint); }
pre { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 500; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.2rem; }
td.result { white-space: nowrap; }
.held { color: var(--good); }
.violated { color: var(--bad); font-weight: 600; }
.idle { color: var(--idle); font-style: italic; }
td ul { margin: .3rem 0 0; padding-left: 1.2rem; color: var(--bad); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2.5rem; }
figure { margin: .5rem 0 0; overflow-x: auto; }
figure svg { max-width: 100%; min-width: 40rem; height: auto; display: block; }
@media print {
  body { max-width: none; margin: 0; font-size: 12px; }
  figure { break-inside: avoid; overflow: visible; }
  figure svg { min-width: 0; }
  tr, h2 { break-inside: avoid; break-after: auto; }
  h2 { break-after: avoid; }
}`
