import type { ResultAsync } from 'neverthrow'
import type { CliTrouble } from './cli-trouble.js'
import type { Configuration } from './configured.js'

/** What stands on the command line after the command's name. */
export type Given = Readonly<{ names: readonly string[]; all: boolean; limit: number | undefined }>
/** What came of it: `text` is for people, `json` for programs. */
export type Report = Readonly<{ text: string; json: unknown; done: boolean }>

export type Command = Readonly<{
  /** Two words: of what, and what with it. */
  name: string
  takes: string
  tells: string
  accepts: (given: Given) => boolean
  run: (given: Given, configuration: Configuration) => ResultAsync<Report, CliTrouble>
}>

export const nothing = ({ names, all, limit }: Given): boolean => names.length === 0 && !all && limit === undefined
export const oneName = ({ names, all, limit }: Given): boolean => names.length === 1 && !all && limit === undefined
export const aLimitAtMost = ({ names, all }: Given): boolean => names.length === 0 && !all

/** How much a list shows unless it is told. */
export const DEFAULT_LIMIT = 100
