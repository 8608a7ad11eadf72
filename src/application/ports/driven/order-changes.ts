import type { OrderId } from '../../../domain/shared/ids.js'

/** Told that the order is of that version now, or of a later one. */
export type Heard = (version: number) => void

/** How those who wait for orders hear of changes. It never decides anything: whoever hears reads the order. */
export interface OrderChanges {
  /** Tells all who listen to the order, in any process. MUST neither fail nor keep waiting who announces. */
  announce(id: OrderId, version: number): void
  /**
   * From when the promise is kept, `heard` is told of every announcement; what it answers ends that. An announcement MAY
   * come twice, and MAY be lost between processes. Never rejects.
   */
  listen(id: OrderId, heard: Heard): Promise<() => void>
}
