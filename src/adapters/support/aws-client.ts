/**
 * How AWS, or what stands in for it, is reached. What is absent the SDK finds where it always looks: `AWS_REGION`, `AWS_ENDPOINT_URL`,
 * `AWS_ENDPOINT_URL_SQS`, …, and its chain of credentials.
 */
export type AwsAccess = Readonly<{
  region?: string
  endpoint?: string
  credentials?: Readonly<{ accessKeyId: string; secretAccessKey: string }>
}>
/** `timeout`: how long one attempt may take, ms. */
export type AwsCalls = Readonly<{ timeout: number; maxAttempts: number }>

const CONNECT_WITHIN_MS = 1_000

/** The settings of an AWS client that never waits for ever. */
export const awsClientSettings = (access: AwsAccess, { timeout, maxAttempts }: AwsCalls) => ({
  ...access,
  maxAttempts,
  cacheMiddleware: true,
  requestHandler: {
    connectionTimeout: CONNECT_WITHIN_MS,
    requestTimeout: timeout,
    // The request timeout ends with the head of the answer, and only warns unless it is told to end it.
    throwOnRequestTimeout: true,
    socketTimeout: timeout,
  },
})
