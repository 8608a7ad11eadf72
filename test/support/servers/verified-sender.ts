import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses'
import { awsClientOptions } from './aws-client-options.js'

/** The address, which the emulator now accepts as a sender. */
export const verifiedSender = async (endpoint: string, address = 'shop@example.com'): Promise<string> => {
  const ses = new SESClient(awsClientOptions(endpoint))
  try {
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: address }))
    return address
  } finally {
    ses.destroy()
  }
}
