import { createHash } from 'node:crypto'
import type { AttributeMap, TableChange } from '../contracts.ts'

/** A table's stream, as its records name it. */
export interface StreamIdentity {
  readonly arn: string
  readonly region: string
}

/** A record of a table's stream as Lambda shows it; attribute values stay as the wire writes them. */
export interface StreamRecord {
  readonly eventID: string
  readonly eventName: TableChange['eventName']
  readonly eventVersion: '1.1'
  readonly eventSource: 'aws:dynamodb'
  readonly awsRegion: string
  readonly dynamodb: {
    /** In seconds. */
    readonly ApproximateCreationDateTime: number
    readonly Keys: AttributeMap
    readonly NewImage?: AttributeMap
    readonly OldImage?: AttributeMap
    readonly SequenceNumber: string
    /** About: the length as JSON. */
    readonly SizeBytes: number
    readonly StreamViewType: 'NEW_AND_OLD_IMAGES'
  }
  readonly eventSourceARN: string
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' }
}

/** A change as Lambda shows it to a function. */
export function toStreamRecord(change: TableChange, stream: StreamIdentity): StreamRecord {
  const content = {
    Keys: change.keys,
    ...(change.after && { NewImage: change.after }),
    ...(change.before && { OldImage: change.before }),
  }
  return {
    eventID: eventId(change),
    eventName: change.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: stream.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.at.getTime() / 1000),
      ...content,
      SequenceNumber: change.sequenceNumber,
      SizeBytes: Buffer.byteLength(JSON.stringify(content)),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: stream.arn,
    // AWS marks only what expired; whatever a person or program deletes has no identity here.
    ...(change.byTtl && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  }
}

/** One id per change, also across runs: sequence numbers begin anew with each. */
function eventId({ table, sequenceNumber, at }: TableChange): string {
  return createHash('md5').update(`${table} ${sequenceNumber} ${at.toISOString()}`).digest('hex')
}
