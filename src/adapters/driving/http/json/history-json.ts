import { z } from 'zod'
import type { HistoryEntry } from '../../../../domain/order/order-history.js'
import { timeText } from '../../../wire/order-json.js'

export const historyJson = z
  .strictObject({
    items: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        what: z
          .enum([
            'Placed',
            'Processed',
            'Failed',
            'Cancelled',
            'PutBack',
            'MailSent',
            'MailGivenUp',
            'MailWithheld',
            'MailDueAgain',
          ])
          .meta({
            description:
              '`Placed`, `Processed`, `Failed`, `Cancelled`: its status from then on. `PutBack`: put before the worker again. `MailSent`, `MailGivenUp`, `MailWithheld`, `MailDueAgain`: the mail to the customer was sent; could not be; was not, since nobody has verified the address; shall be tried again. Others may come.',
          }),
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
  })
  .meta({ id: 'OrderHistory', description: 'Oldest first.' })

type HistoryJson = z.infer<typeof historyJson>

export const historyText = (entries: readonly HistoryEntry[]): string =>
  JSON.stringify({ items: entries.map(entryOf) } satisfies HistoryJson)

const entryOf = ({ at, what, by, why }: HistoryEntry): HistoryJson['items'][number] => ({
  at: timeText(at),
  what,
  by: { role: by.role, ...('userId' in by ? { userId: by.userId } : {}) },
  ...(why === undefined ? {} : { why }),
})
