import { fork } from 'node:child_process'
import { extname } from 'node:path'
import type { Logger } from '../../support/logger.js'
import { LATE, within } from '../../support/deadline.js'
import type { Argon2 } from './argon2.js'

/** What the child is asked: to hash a password, or to verify it against what is stored. */
export type Asked = Readonly<{ id: number; password: string; stored?: string }>
/** What the child answers: the hash, or whether the password fits; nothing if it could not compute. */
export type Answered = Readonly<{ id: number; answer?: string | boolean }>

export type Argon2ChildSettings = Readonly<{
  logger: Logger
  /** A child that leaves a question unanswered for longer hangs, and is killed, ms. */
  answerWithin: number
  program?: URL
}>
export type Argon2Child = Argon2 & Readonly<{ pid: number | undefined; isAlive: () => boolean; stop: () => void }>

const PROGRAM = new URL(`./argon2-child-main${extname(import.meta.url)}`, import.meta.url)

/**
 * Argon2 in a process of its own, which yields the core to this one. A password goes to it by their channel only, never by
 * its arguments or its environment. Rejects what it has no answer to when it ends; throws if it cannot be started.
 */
export const argon2Child = ({ logger, answerWithin, program = PROGRAM }: Argon2ChildSettings): Argon2Child => {
  // Nothing of the environment: it has the secrets of the service.
  const child = fork(program, { env: {}, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const questions = new Map<number, (answer?: string | boolean) => void>()
  let asked = 0
  let alive = true
  let stopped = false

  const end = () => {
    alive = false
    for (const settle of questions.values()) settle()
  }
  const endOf = (facts: object) => {
    end()
    if (!stopped) logger.warn(facts, 'the process that hashes passwords has ended')
  }
  child.on('message', ({ id, answer }: Answered) => questions.get(id)?.(answer))
  // The channel of one that was killed may be closed before its end is known.
  child.on('disconnect', end)
  child.on('exit', (code, signal) => endOf({ code, signal }))
  child.on('error', err => endOf({ err }))
  // It is no reason for this process to go on.
  child.unref()
  child.channel?.unref()

  const ask = async <T extends string | boolean>(question: Omit<Asked, 'id'>): Promise<T> => {
    const id = ++asked
    const answered = new Promise<string | boolean | undefined>(resolve => {
      questions.set(id, resolve)
      child.send({ ...question, id }, error => {
        if (error) end()
      })
    })
    const answer = await within(answerWithin, answered).finally(() => questions.delete(id))
    if (answer === LATE) {
      logger.warn({ answerWithin }, 'the process that hashes passwords hangs')
      end()
      child.kill('SIGKILL')
    }
    if (answer === LATE || answer === undefined) throw new Error('the process that hashes passwords gave no answer')
    return answer as T
  }

  return {
    pid: child.pid,
    isAlive: () => alive,
    hash: password => ask<string>({ password }),
    verify: (stored, password) => ask<boolean>({ stored, password }),
    stop: () => {
      stopped = true
      end()
      if (child.connected) child.disconnect()
    },
  }
}
