type Cell = string | number
type Row = Readonly<Record<string, Cell>>

const GAP = '  '
const WIDEST = 60

/** The rows below their columns' names; what others wrote cannot break a line, nor steer the terminal. */
export const tableText = (rows: readonly Row[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [
    columns.map(column => column.toUpperCase()),
    ...rows.map(row => columns.map(column => printable(row[column] ?? ''))),
  ]
  const widths = columns.map((_, nth) => Math.max(...lines.map(cells => cells[nth]?.length ?? 0)))
  return lines
    .map(cells => cells.map((cell, nth) => cell.padEnd(widths[nth] ?? 0)).join(GAP))
    .map(line => line.trimEnd())
    .join('\n')
}

const printable = (cell: Cell): string => {
  const text = String(cell).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}
