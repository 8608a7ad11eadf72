import type { SESClient } from '@aws-sdk/client-ses'

type HttpRequest = Parameters<SESClient['config']['requestHandler']['handle']>[0]

const signals = new WeakMap<object, AbortSignal>()

/**
 * Has a command given up so many ms from now: whatever its client waits for first, nothing is sent after that. It is what
 * the option `abortSignal` of a call does; but for a call that has options the SDK puts its middleware together anew, which
 * costs a quarter of what a mail costs.
 */
export const givenUpAfter = <Command extends Readonly<{ input: object }>>(ms: number, command: Command): Command => {
  signals.set(command.input, AbortSignal.timeout(ms))
  return command
}

/** Has a new client give up in time. One that has sent anything keeps the middleware that it had then. */
export const givingUp = (ses: SESClient): SESClient => {
  ses.middlewareStack.add(
    next => args => {
      const abortSignal = signals.get(args.input)
      if (!abortSignal) return next(args)
      return ses.config.requestHandler.handle(args.request as HttpRequest, { abortSignal })
    },
    { step: 'deserialize', priority: 'low' },
  )
  return ses
}
