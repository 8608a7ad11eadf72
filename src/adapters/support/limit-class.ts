/** Kinds of requests that are limited together. */
export const LIMIT_CLASSES = ['register', 'login', 'session', 'read', 'write', 'admin'] as const
export type LimitClass = (typeof LIMIT_CLASSES)[number]
