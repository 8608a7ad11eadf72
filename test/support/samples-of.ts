/** The samples of a page that Prometheus reads, by name and labels: `repairs_total{kind="PutBack"}`. */
export const samplesOf = (page: string): ReadonlyMap<string, number> =>
  new Map(
    page
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
