import { blindly, isMailClaim } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * Ann has cancelled, and her mail is due: a reconciler has seen that, and so has a worker. The worker claims it, sends it,
 * and notes that. Then the reconciler claims it: in vain, for it is sent. If a claim did not ask whether the mail may be
 * claimed, Ann would be mailed twice, although nobody died and nothing was in doubt.
 */
export const mailWithoutAClaim: Rule<'mail without a claim'> = {
  name: 'mail without a claim',
  without: 'A customer is mailed twice by two who both saw that the mail was due.',
  turnOff: { inAdapters: blindly(isMailClaim) },
  breaks: ['mailedAgain'],
  units: 1,
  soon: [],
  play: async ({ one, two, ann, untilMailed }) => {
    await one.stopsAt('dueOrders.find')
    await ann.orders(one)
    await two.stopsAt('dueOrders.claimMail')
    await ann.cancels(two)
    await two.isAt('dueOrders.claimMail')

    await one.goesOn('dueOrders.find')
    await untilMailed(ann)
    await two.goesOn('dueOrders.claimMail')
    await two.hasDone('dueOrders.claimMail')
  },
  guarded: {
    by: 'the worker, which does not claim what it reads sent: the reconciler mails before it reads the order',
    play: async ({ one, two, ann, untilMailed }) => {
      await one.stopsAt('dueOrders.find')
      await ann.orders(one)
      await one.isAt('dueOrders.find')
      await ann.cancels(two)
      await untilMailed(ann)
      await one.goesOn('dueOrders.find')
      await one.hasDone('dueOrders.find')
    },
  },
}
