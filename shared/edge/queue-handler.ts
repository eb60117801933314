import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod/mini'
import { now } from '../clock.ts'
import { Unreadable } from '../errors.ts'
import { parseJson } from '../json.ts'
import { log } from '../log.ts'
import { lazily } from './lazily.ts'
import { silent } from './silent.ts'

/**
 * Makes the entry point of a queue's consumer. Each message is parsed and taken by itself: one that fails is told to
 * SQS as failed, retried, and ends in the dead letters; its neighbours are done.
 * @param open makes what the handler needs; when it throws the whole batch is retried
 */
export function queueHandler<Schema extends z.ZodMiniType, Tools>(
  schema: Schema,
  open: () => Tools,
  take: (message: z.infer<Schema>, tools: Tools, now: Date) => Promise<void>,
) {
  const tools = lazily(open)
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    const present = now()
    const its = tools()
    const takeRecord = async (record: SQSRecord) => {
      try {
        await take(parse(schema, record), its, present)
      } catch (error) {
        log.error('message failed', error, { messageId: record.messageId })
        throw error
      }
    }
    const processor = new BatchProcessor(EventType.SQS, { logger: silent })
    return processPartialResponse(event, takeRecord, processor, { context, throwOnFullBatchFailure: false })
  })
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, record: SQSRecord): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(record.body))
  if (parsed.success) return parsed.data
  throw new Unreadable(
    `message ${record.messageId} is not what this queue carries: look at it with dead-letter list`,
  )
}
