import { paginateListIdentities, type SESClient } from '@aws-sdk/client-ses'

/**
 * The identities of the SES account under which it could send from the address: itself, its domain, or a domain above.
 */
export const senderIdentities = async (ses: SESClient, from: string): Promise<string[]> => {
  const wanted = new Set([from, ...domainsAbove(from)])
  const found: string[] = []
  for await (const { Identities = [] } of paginateListIdentities({ client: ses }, {}))
    found.push(...Identities.filter(identity => wanted.has(identity)))
  return found
}

/** `a@b.c.example` → `b.c.example`, `c.example`. */
const domainsAbove = (address: string): readonly string[] => {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}
