import type { DeadMails } from '../ports/driven/dead-mails.js'
import type { ListDeadMails } from '../ports/driving/list-dead-mails.js'

export const listDeadMails =
  ({ deadMails }: Readonly<{ deadMails: DeadMails }>): ListDeadMails =>
  ({ limit }) =>
    deadMails.list(limit)
