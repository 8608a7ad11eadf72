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
import { EXAMPLE } from '../docs/example-values.js'

const MEANING: Readonly<Record<HistoryStep, string>> = {
  Placed: 'it was placed',
  Processed: 'it was sold',
  Failed: 'it could not be done; `why` is the reason',
  Cancelled: 'it was cancelled',
  PutBack: 'it was not decided in time, and was handed to the workers once more',
  PublishedLate: 'what should have been announced at once was announced later',
  StockSettledLate: 'what was held for it should have been sold or released at once, and was later',
  MailAddressChanged: 'its mail goes to another address',
  MailSent: 'the mail was taken by the mail service',
  MailPostponed: 'the mail was certainly not sent, and is tried again',
  MailUnanswered: 'an attempt to mail was not answered: nobody knows whether it was sent',
  MailGivenUp: 'the mail is not tried again; `why` is the reason',
  MailWithheld: 'the mail was not sent, for its address was not verified',
  MailDueAgain: 'an administrator or operator had the mail sent once more',
}

const historyStep = z.enum(HISTORY_STEPS).meta({
  description: HISTORY_STEPS.map(step => `- \`${step}\`: ${MEANING[step]}.`).join('\n'),
})

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
  .meta({
    id: 'OrderHistory',
    description: 'Oldest first.',
    example: {
      items: [
        { at: '2026-01-15T12:00:00.000Z', what: 'Placed', by: { role: 'customer', userId: EXAMPLE.userId } },
        { at: '2026-01-15T12:00:00.412Z', what: 'Processed', by: { role: 'worker' } },
        { at: '2026-01-15T12:00:00.650Z', what: 'MailSent', by: { role: 'worker' } },
      ],
    },
  })

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
