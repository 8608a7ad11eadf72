import { GetIdentityVerificationAttributesCommand, type SESClient } from '@aws-sdk/client-ses'
import { senderIdentities } from './sender-identities.js'

/**
 * `Refused`: no mail would ever go out. `Unanswered`: nobody knows; it may be that SES is away, or that we may not ask.
 */
export type SenderCheck = Readonly<{ type: 'Accepted' }> | Readonly<{ type: 'Refused' | 'Unanswered'; reason: string }>

/** Asks SES whether it would send mails from the address. */
export const checkSender = async (ses: SESClient, from: string): Promise<SenderCheck> => {
  try {
    const Identities = await senderIdentities(ses, from)
    if (Identities.length === 0) return { type: 'Refused', reason: `SES does not know the sender ${from}` }
    const { VerificationAttributes = {} } = await ses.send(new GetIdentityVerificationAttributesCommand({ Identities }))
    const statuses = Object.values(VerificationAttributes).map(({ VerificationStatus }) => VerificationStatus)
    return statuses.includes('Success')
      ? { type: 'Accepted' }
      : { type: 'Refused', reason: `SES has not verified the sender ${from}: ${statuses.join(', ')}` }
  } catch (error) {
    return { type: 'Unanswered', reason: String(error) }
  }
}
