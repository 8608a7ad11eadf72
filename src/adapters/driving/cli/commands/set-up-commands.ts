import { okAsync, ResultAsync } from 'neverthrow'
import { nothing, type Command, type Report } from '../command.js'
import type { ConfigurationUnusable, Configured, SetUpStep } from '../configured.js'
import { tableText } from '../table-text.js'
import { troubleText } from '../cli-trouble.js'

const setUp = (steps: readonly SetUpStep[]): Report => ({
  text: steps.length === 0 ? 'everything is in memory: there is nothing to set up' : tableText(steps),
  json: steps,
  done: true,
})

const usable = ({ choices }: Configured): Report => ({
  text: tableText(Object.entries(choices).map(([what, chosen]) => ({ what, chosen }))),
  json: { usable: true, choices },
  done: true,
})

const unusable = (trouble: ConfigurationUnusable): Report => ({
  text: troubleText(trouble),
  json: { usable: false, problems: trouble.problems },
  done: false,
})

export const setUpCommands: readonly Command[] = [
  {
    name: 'infra setup',
    takes: '',
    tells: 'makes the collections, indexes, queues and the sender of mails that are not there',
    accepts: nothing,
    run: (_, configuration) =>
      configuration.asyncAndThen(configured => ResultAsync.fromSafePromise(configured.setUp())).map(setUp),
  },
  {
    name: 'config check',
    takes: '',
    tells: 'everything that is wrong with the environment, or what is chosen by it',
    accepts: nothing,
    run: (_, configuration) => okAsync(configuration.match(usable, unusable)),
  },
]
