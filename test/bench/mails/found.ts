import * as z from 'zod'

const mailUnits = z.object({
  name: z.string(),
  written: z.number(),
  /** Of what it wrote, once each; undefined where that is not asked. */
  leastWritten: z.number().optional(),
  read: z.number(),
})
export type MailUnits = z.infer<typeof mailUnits>

const samples = z.object({ name: z.string(), unit: z.enum(['ms', 'KB']), values: z.array(z.number()) })
export type Samples = z.infer<typeof samples>

/** What the process that sends mails and opens their pages tells. */
export const found = z.object({ units: z.array(mailUnits), samples: z.array(samples) })
export type Found = z.infer<typeof found>
