type Next<Given, Answer> = (given: Given) => Promise<Answer>
type Sparable = Readonly<{
  middlewareStack: {
    remove(name: string): boolean
    add(
      middleware: <G, A>(next: Next<G, A>) => Next<G, A>,
      how: Readonly<{ name: string; step: 'finalizeRequest'; priority: 'high'; override: true }>,
    ): void
  }
}>

/** They make lines for a log that nobody keeps, tell AWS about this machine, and look for the AWS Lambda that called it. */
const UNUSED = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware'] as const

/**
 * Takes from a new client what its calls do in vain, a fifth of what a call costs; answers the client. It tries once: what
 * would try again is not only told to, as `maxAttempts` does, but is not there. An SDK that calls one of them otherwise is
 * a bug of ours, and throws.
 */
export const sparingMiddleware = <Client extends Sparable>(client: Client): Client => {
  const { middlewareStack } = client
  for (const name of UNUSED) if (!middlewareStack.remove(name)) throw new Error(`the AWS SDK has no ${name}`)
  // Others are placed relative to it, so that its name must stay.
  middlewareStack.add(next => next, {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  })
  return client
}
