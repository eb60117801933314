import type { SQSMessageAttributes, SQSRecord } from 'aws-lambda'
import type { MessageAttributes } from '../sqs/fauxqs-stores.ts'
import type { ReceivedMessage } from '../sqs/queue-consumer.ts'

/** A received message as Lambda shows it to a function. */
export function toQueueRecord(
  { message, receiptHandle }: ReceivedMessage,
  eventSourceARN: string,
  awsRegion: string,
): SQSRecord {
  return {
    messageId: message.messageId,
    receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.approximateReceiveCount),
      SentTimestamp: String(message.sentTimestamp),
      SenderId: 'AIDALOCALSENDER',
      ApproximateFirstReceiveTimestamp: String(message.approximateFirstReceiveTimestamp),
    },
    messageAttributes: toRecordAttributes(message.messageAttributes),
    ...(message.md5OfMessageAttributes && { md5OfMessageAttributes: message.md5OfMessageAttributes }),
    md5OfBody: message.md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion,
  }
}

function toRecordAttributes(attributes: MessageAttributes): SQSMessageAttributes {
  const entries = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      ...(StringValue !== undefined && { stringValue: StringValue }),
      ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: DataType,
    },
  ])
  return Object.fromEntries(entries)
}

/** What a filter looks at: the record, with a body that is JSON already parsed. */
export function filterView(record: SQSRecord): unknown {
  try {
    return { ...record, body: JSON.parse(record.body) }
  } catch {
    return record
  }
}
