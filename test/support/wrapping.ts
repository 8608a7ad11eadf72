import type { Container, ServiceIdentifier } from 'inversify'

/** Puts something between the service and one of its adapters, before either is made. */
export const wrapping =
  <Port>(token: ServiceIdentifier<Port>, wrap: (real: Port) => Port) =>
  (container: Container): void => {
    container.onActivation(token, (_context, real) => wrap(real))
  }
