import type { Bind, ServiceIdentifier } from 'inversify'

type Needs<Dependencies> = { readonly [Name in keyof Dependencies]: ServiceIdentifier<Dependencies[Name]> }

/**
 * Binds what a factory makes of its dependencies, once for the container. Each dependency is named by its token: one that
 * is missing, or of the wrong type, does not compile.
 */
export const provider =
  (bind: Bind) =>
  <Value, Dependencies extends object>(
    token: ServiceIdentifier<Value>,
    factory: (dependencies: Dependencies) => Value,
    needs: Needs<Dependencies>,
  ): void => {
    const names = Object.keys(needs)
    bind(token)
      .toResolvedValue(
        (...values: unknown[]) =>
          factory(Object.fromEntries(names.map((name, index) => [name, values[index]])) as Dependencies),
        Object.values<ServiceIdentifier>(needs),
      )
      .inSingletonScope()
  }
