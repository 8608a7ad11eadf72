/** Says so after everything else this process says. */
export const warnAtTheEnd = (warning: string): void => {
  process.once('exit', () => console.warn(warning))
}
