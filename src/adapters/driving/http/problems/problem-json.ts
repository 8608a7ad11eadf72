import { z } from 'zod'

const faultJson = z
  .strictObject({
    pointer: z.string().optional().meta({ description: 'JSON pointer into the body, as a URI fragment.' }),
    parameter: z.string().optional().meta({ description: 'A parameter of the URL.' }),
    header: z.string().optional().meta({ description: 'A header.' }),
    detail: z.string().meta({ description: 'What is wrong there, for people.' }),
  })
  .meta({
    id: 'Fault',
    description: 'One thing that is wrong with the request; one of `pointer`, `parameter`, `header` says where.',
  })

const shortageJson = z
  .strictObject({
    sku: z.string(),
    requested: z.int().min(1).meta({ description: 'By all lines together.' }),
    available: z.int().min(0).meta({ description: 'At that moment.' }),
  })
  .meta({ id: 'Shortage', description: 'What is missing of one SKU.' })

export const problemJson = z
  .strictObject({
    type: z.string().meta({
      format: 'uri-reference',
      description: 'Stable; resolved against the service, it leads to its page.',
      example: '/problems/out-of-stock',
    }),
    title: z.string().meta({ description: 'For people; the same for every case of a type.' }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'For people; safe to show.' }),
    instance: z.string().meta({ format: 'uri', description: '`urn:uuid:` and the id of the request.' }),
    errors: z.array(faultJson).optional().meta({ description: 'Everything that is wrong, and where; 50 at most.' }),
    shortages: z.array(shortageJson).optional().meta({ description: 'Of `out-of-stock`.' }),
    available: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Of `adjustment-out-of-range`: units that are available.' }),
    orderId: z
      .uuid()
      .optional()
      .meta({ description: 'Of `outcome-unknown`: the id under which there may be an order.' }),
    orderStatus: z
      .enum(['Processed', 'Failed', 'Cancelled'])
      .optional()
      .meta({ description: 'Of `order-already-decided`.' }),
    dependencies: z
      .record(z.string(), z.enum(['up', 'down']))
      .optional()
      .meta({ description: 'Of `not-ready`.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

export type ProblemJson = z.infer<typeof problemJson>
