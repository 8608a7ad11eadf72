import { awsHttp } from './aws-http.js'

/**
 * How AWS, or what stands in for it, is reached. What is absent the SDK finds where it always looks: `AWS_REGION`,
 * `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SQS`, …, and its chain of credentials.
 */
export type AwsAccess = Readonly<{
  region?: string
  endpoint?: string
  credentials?: Readonly<{ accessKeyId: string; secretAccessKey: string }>
}>

/** The settings of an AWS client that tries once, and waits for no answer longer than `timeout`, ms. */
export const awsClientSettings = (access: AwsAccess, timeout: number) => ({
  ...access,
  // After two attempts of the SDK nobody knows what became of the first, and it repeats mails as well.
  maxAttempts: 1,
  cacheMiddleware: true,
  requestHandler: awsHttp(timeout),
})
