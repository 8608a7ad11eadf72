import type { OrderId } from '../../domain/shared/ids.js'

type Heard = (version: number) => void

/** Those who listen to orders, by order. */
export const orderListeners = () => {
  const listening = new Map<OrderId, Set<Readonly<{ heard: Heard }>>>()
  return {
    /** Answers how to take it out again. */
    add: (id: OrderId, heard: Heard): (() => void) => {
      const listeners = listening.get(id) ?? new Set()
      const listener = { heard }
      listening.set(id, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && listening.get(id) === listeners) listening.delete(id)
      }
    },
    tell: (id: OrderId, version: number): void => {
      for (const { heard } of [...(listening.get(id) ?? [])]) heard(version)
    },
    /** The orders that somebody listens to. */
    ids: (): readonly OrderId[] => [...listening.keys()],
    /** How many they are. */
    size: (): number => listening.size,
  }
}
