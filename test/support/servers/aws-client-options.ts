/** An emulator takes any region and keys, and refuses none. */
export const AWS_REGION = 'us-east-1'
export const AWS_KEY = 'test'

/** What an AWS client needs to speak to an emulator. */
export const awsClientOptions = (endpoint: string) => ({
  endpoint,
  region: AWS_REGION,
  credentials: { accessKeyId: AWS_KEY, secretAccessKey: AWS_KEY },
})
