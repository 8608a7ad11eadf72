type Lines = Readonly<{ write: (line: string) => void }>

/**
 * Passes on in one write all lines of one turn of the event loop, when it ends: most of what a line costs is the call of the
 * system. An exit ends the turn; a process that is killed amid one loses its lines.
 */
export const linesOfOneTurn = (out: Lines, process: Pick<NodeJS.Process, 'once'>): Lines => {
  let lines = ''
  const pass = () => {
    if (lines === '') return
    const passed = lines
    lines = ''
    out.write(passed)
  }
  process.once('exit', pass)

  return {
    write: line => {
      if (lines === '') setImmediate(pass)
      lines += line
    },
  }
}
