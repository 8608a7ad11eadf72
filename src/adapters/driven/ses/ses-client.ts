import { SESClient } from '@aws-sdk/client-ses'
import { givingUp } from './given-up-after.js'
import { awsClientSettings, type AwsAccess } from '../../support/aws-client.js'
import { sparingMiddleware } from '../../support/sparing-middleware.js'

/** How long SES may take to answer, ms. */
export const ANSWER_WITHIN_MS = 10_000

export const sesClient = (access: AwsAccess, timeout = ANSWER_WITHIN_MS): SESClient =>
  givingUp(sparingMiddleware(new SESClient(awsClientSettings(access, timeout))))
