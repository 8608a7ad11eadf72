import type { Container } from 'inversify'

/** One preparation of several. */
export const allOf =
  (...preparations: readonly ((container: Container) => void)[]) =>
  (container: Container): void => {
    for (const prepare of preparations) prepare(container)
  }
