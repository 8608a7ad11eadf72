import type { Order } from '../../domain/order/order.js'
import { orderText } from './order-json.js'

/** The order as the read side hands it out, and as a cache keeps it. */
export const orderView = (order: Order) => ({ owner: order.userId, version: order.version, text: orderText(order) })
