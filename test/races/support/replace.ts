import type { Container, ServiceIdentifier } from 'inversify'

/** Puts in the place of what is bound what becomes of it: before anything is made of it. */
export const replace = <Value>(
  container: Container,
  token: ServiceIdentifier<Value>,
  change: (bound: Value) => Value,
): void => {
  const changed = change(container.get(token))
  container.rebind(token).toConstantValue(changed)
}
