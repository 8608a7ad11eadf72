/** Where a process dies: before or after the nth call of a driven port, `stock.hold`, from 1. */
export type Strike = Readonly<{ call: string; nth: number; moment: 'before' | 'after' }>

/**
 * What a process is ordered to while it runs: to die at a call to come, or not to; to make no such call, or to go on; to make
 * the next such call, and not to hear what came of it.
 */
export type Order = Readonly<
  { strike: Strike } | { spare: true } | { withhold: string } | { letGo: string } | { loseAnswer: string }
>

/** What a process tells, line by line; what it has told can be read when it is dead. */
export type Told = Readonly<
  | { up: string }
  | { obeyed: Order }
  | { called: string }
  | { done: string }
  | { struck: string }
  /** When: ms since 1970, by a clock that is never set back. */
  | { mailed: string; at: number }
  | { announced: string; as: string }
>
