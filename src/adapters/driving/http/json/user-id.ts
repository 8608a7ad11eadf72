import { z } from 'zod'
import type { UserId } from '../../../../domain/shared/ids.js'

export const userId = z
  .uuid('A user id is a UUID.')
  .transform(text => text.toLowerCase() as UserId)
  .meta({ description: 'The `userId` of the account.' })
