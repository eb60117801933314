/** AWS::SQS::Queue. */

import * as z from 'zod'
import { nameInArn } from './arns.ts'
import { count, inert, type Resource, readProperties } from './resource.ts'

const redriveSchema = z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: count })

const queueSchema = z.strictObject({
  QueueName: inert,
  VisibilityTimeout: count.default(30),
  ReceiveMessageWaitTimeSeconds: count.default(0),
  DelaySeconds: count.default(0),
  MessageRetentionPeriod: count.default(345_600),
  RedrivePolicy: redriveSchema.optional(),
  KmsMasterKeyId: inert,
  KmsDataKeyReusePeriodSeconds: inert,
  RedriveAllowPolicy: inert,
  SqsManagedSseEnabled: inert,
  Tags: inert,
})

/** A queue as the template describes it. */
export interface QueueDefinition {
  readonly logicalId: string
  readonly name: string
  readonly visibilityTimeoutSeconds: number
  readonly receiveWaitSeconds?: number | undefined
  readonly delaySeconds?: number | undefined
  /** Shown by the command line; on this machine no message outlives the runner, so none expires either. */
  readonly retentionSeconds?: number | undefined
  readonly redrive?: { readonly deadLetterQueueName: string; readonly maxReceiveCount: number } | undefined
}

export function readQueue(resource: Resource): QueueDefinition {
  const properties = readProperties(resource, queueSchema, 'local/template/queues.ts')
  const redrive = properties.RedrivePolicy
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    receiveWaitSeconds: properties.ReceiveMessageWaitTimeSeconds,
    delaySeconds: properties.DelaySeconds,
    retentionSeconds: properties.MessageRetentionPeriod,
    ...(redrive && {
      redrive: {
        deadLetterQueueName: nameInArn(redrive.deadLetterTargetArn),
        maxReceiveCount: redrive.maxReceiveCount,
      },
    }),
  }
}
