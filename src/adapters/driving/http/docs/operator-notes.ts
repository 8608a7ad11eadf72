import type { OperationNotes } from './operation-note.js'

/** For those who run the service, or try it out. */
export const OPERATOR_NOTES: OperationNotes = {
  'get /health/live': { id: 'isLive', examples: [{ name: 'Is it live?', answers: 200 }] },
  'get /health/ready': {
    id: 'isReady',
    description: '`degraded`: it does its work without what is down, and catches up later.',
    examples: [{ name: 'Is it ready?', answers: 200 }],
  },
  'get /metrics': { id: 'readMetrics', examples: [{ name: 'All metrics', answers: 200 }] },
}

export const MAILBOX_NOTES: OperationNotes = {
  'get /dev/mailbox': { id: 'showMailbox', examples: [{ name: 'In a browser', answers: 200 }] },
  'get /dev/mailbox.json': { id: 'readMailbox', examples: [{ name: 'For a program', answers: 200 }] },
}
