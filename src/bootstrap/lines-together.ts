/** Takes lines of text. */
export type Lines = Readonly<{ write: (line: string) => unknown }>

/** So long a line waits for others, ms. */
const COMPANY_WITHIN = 10
/** With so many characters nothing waits any longer. */
const MOST = 16_384

/**
 * Passes on together what is written within 10 ms: a call of the system for each line takes as long as half of what it takes
 * to answer a request. What is `urgent` is passed on at once, after all that came before it.
 */
export const linesTogether = (
  out: Lines,
  urgent: (line: string) => boolean,
): Lines & Readonly<{ flush: () => void }> => {
  let waiting = ''
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    clearTimeout(timer)
    out.write(lines)
  }

  return {
    flush,
    write: line => {
      if (waiting === '') timer = setTimeout(flush, COMPANY_WITHIN).unref()
      waiting += line
      if (waiting.length > MOST || urgent(line)) flush()
    },
  }
}
