import middy from '@middy/core'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { log } from '../log.ts'
import { lazily } from './lazily.ts'

/**
 * Makes the entry point of a stream's consumer. It takes the records of a batch as a whole and names the first one that
 * is not done: Lambda goes on from there, so order is kept.
 * @param take returns the sequence number of the first record that failed, or undefined when all are done
 */
export function streamHandler<Tools>(
  open: () => Tools,
  take: (records: readonly DynamoDBRecord[], tools: Tools) => Promise<string | undefined>,
) {
  const tools = lazily(open)
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event) => {
    try {
      const itemIdentifier = await take(event.Records, tools())
      return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] }
    } catch (error) {
      log.error('stream batch failed', error, { count: event.Records.length })
      const itemIdentifier = event.Records[0]?.dynamodb?.SequenceNumber ?? ''
      return { batchItemFailures: [{ itemIdentifier }] }
    }
  })
}
