import { z } from 'zod'
import {
  HISTORY_STEPS,
  TOLD_OF_EACH,
  type HistoryEntry,
  type HistoryStep,
  type OrderHistory,
  type Repeated,
} from '../../../../domain/order/order-history.js'
import { timeText } from '../../../wire/order-json.js'

const historyStep = z.enum(HISTORY_STEPS)

export const historyJson = z
  .strictObject({
    items: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        what: historyStep,
        by: z.strictObject({
          role: z.enum(['customer', 'admin', 'worker', 'reconciler', 'operator']).meta({
            description:
              '`customer` and `admin`: a person. `worker`: decides orders. `reconciler`: does what was left undone. `operator`: somebody at the command line.',
          }),
          userId: z.uuid().optional().meta({ description: 'Only of a person.' }),
        }),
        why: z.string().optional().meta({ description: 'The reason that was given.' }),
      }),
    ),
    repeated: z
      .array(z.strictObject({ what: historyStep, times: z.int().min(1), last: z.iso.datetime() }))
      .optional()
      .meta({
        description: `Of each kind the first ${TOLD_OF_EACH} steps are told one by one: how many came after those, and the last.`,
      }),
  })
  .meta({ id: 'OrderHistory', description: 'Oldest first.' })

type HistoryJson = z.infer<typeof historyJson>

export const historyText = ({ history, repeated }: OrderHistory): string =>
  JSON.stringify({
    items: history.map(entryOf),
    ...(repeated ? { repeated: HISTORY_STEPS.flatMap(what => repeatedOf(what, repeated[what])) } : {}),
  } satisfies HistoryJson)

const repeatedOf = (what: HistoryStep, often: Repeated[HistoryStep]): NonNullable<HistoryJson['repeated']> =>
  often ? [{ what, times: often.times, last: timeText(often.last) }] : []

const entryOf = ({ at, what, by, why }: HistoryEntry): HistoryJson['items'][number] => ({
  at: timeText(at),
  what,
  by: { role: by.role, ...('userId' in by ? { userId: by.userId } : {}) },
  ...(why === undefined ? {} : { why }),
})
