import type { DeadLetterList } from '../../../../application/ports/driving/list-dead-letters.js'
import { aLimitAtMost, DEFAULT_LIMIT, type Command, type Given, type Report } from '../command.js'
import { withPorts } from '../configured.js'
import { tableText } from '../table-text.js'
import { timeText } from '../../../wire/order-json.js'
import type { Redriven } from '../../../../application/ports/driving/redrive-dead-letters.js'

const listed = (letters: DeadLetterList): Report => ({
  text:
    letters.length === 0
      ? 'no dead letters'
      : tableText(
          letters.map(({ id, firstSeen, receives, reason, body }) => ({
            id,
            'first seen': timeText(firstSeen),
            receives,
            reason,
            message: body,
          })),
        ),
  json: letters.map(letter => ({ ...letter, firstSeen: timeText(letter.firstSeen) })),
  done: true,
})

const redriven = ({ redriven: done, notFound }: Redriven): Report => ({
  text: [`${done.length} redriven`, ...notFound.map(id => `not there, or no longer: ${id}`)].join('\n'),
  json: { redriven: done, notFound },
  done: notFound.length === 0,
})

const allOrSome = ({ names, all, limit }: Given): boolean => names.length > 0 !== all && limit === undefined

export const deadLetterCommands: readonly Command[] = [
  {
    name: 'dlq list',
    takes: '[--limit N]',
    tells: 'the messages that were put aside, the oldest first',
    accepts: aLimitAtMost,
    run: ({ limit = DEFAULT_LIMIT }, configuration) =>
      withPorts(configuration, ['store'], ports => ports.listDeadLetters({ limit })).map(listed),
  },
  {
    name: 'dlq redrive',
    takes: 'ID… | --all',
    tells: 'puts messages that were put aside into the queue again',
    accepts: allOrSome,
    run: ({ names, all }, configuration) =>
      withPorts(configuration, ['store', 'queue'], ports => ports.redriveDeadLetters({ ids: all ? 'all' : names })).map(
        redriven,
      ),
  },
]
