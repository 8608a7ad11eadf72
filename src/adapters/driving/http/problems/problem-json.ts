import { z } from 'zod'

const faultJson = z
  .strictObject({
    pointer: z.string().optional().meta({ description: 'JSON pointer into the body, as a URI fragment.' }),
    parameter: z.string().optional().meta({ description: 'A parameter of the URL.' }),
    header: z.string().optional(),
    detail: z.string(),
  })
  .meta({ id: 'Fault' })

const shortageJson = z
  .strictObject({ sku: z.string(), requested: z.int().min(1), available: z.int().min(0) })
  .meta({ id: 'Shortage', description: 'What is missing of one SKU.' })

export const problemJson = z
  .strictObject({
    type: z.string().meta({ format: 'uri-reference', example: '/problems/out-of-stock' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().meta({ format: 'uri', description: '`urn:uuid:` and the id of the request.' }),
    errors: z.array(faultJson).optional(),
    shortages: z.array(shortageJson).optional(),
    available: z.int().min(0).optional(),
    orderId: z.uuid().optional().meta({ description: 'The id under which there may be an order.' }),
    orderStatus: z.enum(['Processed', 'Failed', 'Cancelled']).optional(),
    dependencies: z.record(z.string(), z.enum(['up', 'down'])).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

export type ProblemJson = z.infer<typeof problemJson>
