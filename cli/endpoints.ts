import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { Refused } from '../shared/errors.ts'

/** Where a stack on this machine answers; the runner writes it when everything is ready. */
export const endpoints = z.object({
  http: z.string(),
  mailbox: z.string(),
  control: z.string(),
  dynamodb: z.string(),
  sqs: z.string(),
  ses: z.string(),
  eventbridge: z.string(),
  table: z.string(),
  region: z.string(),
  bus: z.string(),
  queues: z.record(z.string(), z.string()),
})
export type Endpoints = z.infer<typeof endpoints>

/** @throws Refused when no stack runs on this state folder */
export async function readEndpoints(stateFolder: string): Promise<Endpoints> {
  const file = join(stateFolder, 'endpoints.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new Refused(
      `no stack runs here (${file} is missing): start one with "npm start", or name --state or --stage`,
    )
  }
  return endpoints.parse(JSON.parse(text))
}
