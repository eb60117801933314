/** AWS::SQS::Queue. */

import * as z from 'zod'
import type { QueueDefinition } from '../sqs/queue-definition.ts'
import { count, inert, nameInArn, type Resource, readProperties } from './resource.ts'

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
