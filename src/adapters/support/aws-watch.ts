import { awsFailure } from './aws-failure.js'

type Call<Given, Answer> = (given: Given) => Promise<Answer>
type Watched = Readonly<{
  middlewareStack: {
    add(middleware: <G, A>(next: Call<G, A>) => Call<G, A>, how: Readonly<{ step: 'initialize' }>): void
  }
}>

export type AwsWatch = Readonly<{
  /** Watches every call that the client makes from now on; answers the client. */
  over: <Client extends Watched>(client: Client) => Client
  /** Whether the last call that ended was answered; a refusal is an answer. True before the first. */
  answers: () => Promise<boolean>
}>

/** Knows whether a service of AWS answers from the calls that are made of it anyway: to find out costs none. */
export const awsWatch = (): AwsWatch => {
  let answered = true

  const watching =
    <Given, Answer>(next: Call<Given, Answer>): Call<Given, Answer> =>
    async given => {
      try {
        const answer = await next(given)
        answered = true
        return answer
      } catch (error) {
        answered = awsFailure(error).type === 'Refused'
        throw error
      }
    }

  return {
    over: client => {
      client.middlewareStack.add(watching, { step: 'initialize' })
      return client
    },
    answers: () => Promise.resolve(answered),
  }
}
