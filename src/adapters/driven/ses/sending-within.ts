import type { SendEmailCommand, SendEmailCommandOutput, SESClient } from '@aws-sdk/client-ses'

type HttpRequest = Parameters<SESClient['config']['requestHandler']['handle']>[0]

/**
 * Sends a mail, and gives it up after so long, ms: whatever the client waits for first, nothing is sent after that. It is
 * what the option `abortSignal` of a call does; but for a call that has options the SDK puts its middleware together anew,
 * which costs as much as the database's part in an order.
 */
export const sendingWithin = (
  ses: SESClient,
  ms: number,
): ((command: SendEmailCommand) => Promise<SendEmailCommandOutput>) => {
  const signals = new WeakMap<object, AbortSignal>()
  ses.middlewareStack.add(
    next => args => {
      const abortSignal = signals.get(args.input)
      if (!abortSignal) return next(args)
      return ses.config.requestHandler.handle(args.request as HttpRequest, { abortSignal })
    },
    { step: 'deserialize', priority: 'low' },
  )
  return command => {
    signals.set(command.input, AbortSignal.timeout(ms))
    return ses.send(command)
  }
}
