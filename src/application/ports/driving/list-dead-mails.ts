import type { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../errors.js'
import type { DeadMail } from '../driven/dead-mails.js'

export type DeadMailList = readonly DeadMail[]
export type ListDeadMailsQuery = Readonly<{ limit: number }>

/** The mails that were given up, up to the limit, those of the orders decided first before others; for operators. */
export type ListDeadMails = (query: ListDeadMailsQuery) => ResultAsync<DeadMailList, Unavailable>
