/**
 * How AWS, or what stands in for it, is reached. What is absent the SDK finds where it always looks: `AWS_REGION`,
 * `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SQS`, …, and its chain of credentials.
 */
export type AwsAccess = Readonly<{
  region?: string
  endpoint?: string
  credentials?: Readonly<{ accessKeyId: string; secretAccessKey: string }>
}>

const CONNECT_WITHIN_MS = 1_000
/** As many as a worker may have mails under way: who waits for a connection counts as one who gets none. */
const AGENT = { keepAlive: true, maxSockets: 1_000 }

/** The settings of an AWS client that tries once, and waits for no answer longer than `timeout`, ms. */
export const awsClientSettings = (access: AwsAccess, timeout: number) => ({
  ...access,
  // After two attempts of the SDK nobody knows what became of the first, and it repeats mails as well.
  maxAttempts: 1,
  cacheMiddleware: true,
  requestHandler: {
    httpAgent: AGENT,
    httpsAgent: AGENT,
    connectionTimeout: CONNECT_WITHIN_MS,
    requestTimeout: timeout,
    // The request timeout ends with the head of the answer, and only warns unless it is told to end it.
    throwOnRequestTimeout: true,
    socketTimeout: timeout,
  },
})
