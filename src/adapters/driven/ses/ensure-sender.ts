import { VerifyEmailIdentityCommand, type SESClient } from '@aws-sdk/client-ses'
import { senderIdentities } from './sender-identities.js'

/**
 * Registers the address as a sender, unless SES knows it, or its domain, already. An emulator takes its word for it;
 * AWS writes to the address, and whoever reads that must agree. Rejects if SES does not answer.
 */
export const ensureSender = async (ses: SESClient, from: string): Promise<'found' | 'registered'> => {
  if ((await senderIdentities(ses, from)).length > 0) return 'found'
  await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: from }))
  return 'registered'
}
