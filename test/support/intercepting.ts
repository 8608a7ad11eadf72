import type { Container, ServiceIdentifier } from 'inversify'
import { wrapping } from './wrapping.js'

type Method = (...args: never[]) => unknown
type MethodName<Port> = { [Name in keyof Port]: Port[Name] extends Method ? Name : never }[keyof Port]
type Answer<Of> = Of extends (...args: never[]) => infer A ? A : never

/**
 * Comes between the service and one method of an adapter: `intercept` is given the call, to make it or not, and which call
 * of that method it is, from 1.
 */
export const intercepting = <Port extends object, Name extends MethodName<Port>>(
  token: ServiceIdentifier<Port>,
  name: Name,
  intercept: (call: () => Answer<Port[Name]>, nth: number) => Answer<Port[Name]>,
): ((container: Container) => void) => {
  let calls = 0
  return wrapping(token, real => {
    const method = real[name] as (...args: unknown[]) => Answer<Port[Name]>
    return { ...real, [name]: (...args: unknown[]) => intercept(() => method(...args), ++calls) }
  })
}
