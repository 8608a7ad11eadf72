import { EventEmitter, once } from 'node:events'
import { ResultAsync } from 'neverthrow'

/** Stock whose list is answered when it is let go; `asked` is kept when the request has come so far. */
export const slowInventory = () => {
  const events = new EventEmitter()
  const asked = once(events, 'asked')
  const letGo = once(events, 'let go')
  return {
    asked,
    letGo: () => void events.emit('let go'),
    listInventory: () => {
      events.emit('asked')
      return ResultAsync.fromSafePromise(letGo).map(() => ({ items: [] }))
    },
  }
}
