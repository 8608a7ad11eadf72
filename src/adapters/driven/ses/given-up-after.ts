import type { SESClient } from '@aws-sdk/client-ses'

type HttpRequest = Parameters<SESClient['config']['requestHandler']['handle']>[0]

const ends = new WeakMap<object, number>()

/**
 * Has a command given up so many ms from now: whatever its client waits for first, nothing is sent after that, and nobody
 * waits longer for the answer. It is what the option `abortSignal` of a call does; but for a call that has options the
 * SDK puts its middleware together anew, which costs a quarter of what a mail costs, and the signal as much as a tenth.
 */
export const givenUpAfter = <Command extends Readonly<{ input: object }>>(ms: number, command: Command): Command => {
  ends.set(command.input, performance.now() + ms)
  return command
}

/** Has a new client give up in time. One that has sent anything keeps the middleware that it had then. */
export const givingUp = (ses: SESClient): SESClient => {
  ses.middlewareStack.add(
    next => async args => {
      const end = ends.get(args.input)
      if (end === undefined) return next(args)
      const requestTimeout = end - performance.now()
      if (requestTimeout <= 0) throw new Error('given up before it was sent')
      return ses.config.requestHandler.handle(args.request as HttpRequest, { requestTimeout })
    },
    { step: 'deserialize', priority: 'low' },
  )
  return ses
}
