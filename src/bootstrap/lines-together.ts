/** Takes lines of text. */
export type Lines = Readonly<{ write: (line: string) => unknown }>

/** With so many characters nothing waits any longer. */
const MOST = 16_384

/**
 * Passes on together what is written in one turn of the event loop: a call of the system for each line takes longer than to
 * read an order. What is `urgent` is passed on at once, after all that came before it.
 */
export const linesTogether = (
  out: Lines,
  urgent: (line: string) => boolean,
): Lines & Readonly<{ flush: () => void }> => {
  let waiting = ''

  const flush = () => {
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    out.write(lines)
  }

  return {
    flush,
    write: line => {
      if (waiting === '') setImmediate(flush)
      waiting += line
      if (waiting.length > MOST || urgent(line)) flush()
    },
  }
}
