/** AWS::Lambda::EventSourceMapping: which queue or stream calls which function, and how. */

import * as z from 'zod'
import { checkPattern, type EventPattern } from '../eventbridge/event-pattern.ts'
import { nameInArn, serviceInArn } from './arns.ts'
import { functionNameOf } from './functions.ts'
import { count, flag, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/mappings.ts'

const shared = {
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  MaximumBatchingWindowInSeconds: count.default(0),
  Enabled: flag.default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  KmsKeyArn: inert,
  LoggingConfig: inert,
  MetricsConfig: inert,
  Tags: inert,
}

const queueSchema = z.strictObject({
  ...shared,
  BatchSize: count.default(10),
  ScalingConfig: z.strictObject({ MaximumConcurrency: count.optional() }).optional(),
})

/** -1 means without limit. */
const limit = z.coerce.number().int().min(-1)

const streamSchema = z.strictObject({
  ...shared,
  BatchSize: count.default(100),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  MaximumRetryAttempts: limit.default(-1),
  MaximumRecordAgeInSeconds: limit.default(-1),
  BisectBatchOnFunctionError: flag.default(false),
  ParallelizationFactor: z
    .literal(1, 'the local runner delivers one batch after the other, as with a factor of 1')
    .optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
})

interface MappingDefinition {
  readonly logicalId: string
  readonly functionName: string
  readonly batchSize: number
  readonly windowSeconds: number
  readonly reportBatchItemFailures: boolean
  readonly filterPatterns: readonly EventPattern[]
}

export interface QueueMappingDefinition extends MappingDefinition {
  readonly kind: 'queue'
  readonly queueName: string
  readonly maximumConcurrency?: number
}

export interface StreamMappingDefinition extends MappingDefinition {
  readonly kind: 'stream'
  readonly tableName: string
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST'
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number
  readonly bisectOnFunctionError: boolean
  readonly maximumRecordAgeSeconds?: number
  readonly onFailureQueueName?: string
}

/** A mapping, or nothing when it is switched off. */
export function readMapping(
  resource: Resource,
): QueueMappingDefinition | StreamMappingDefinition | undefined {
  const source = z.object({ EventSourceArn: z.string() }).parse(resource.properties).EventSourceArn
  const service = serviceInArn(source)
  if (service === 'sqs') return readQueueMapping(resource)
  if (service === 'dynamodb') return readStreamMapping(resource)
  throw new Error(
    `${resource.type} ${resource.logicalId}: a source of service "${service}" is not known to the local runner; add it to ${FILE}`,
  )
}

function readQueueMapping(resource: Resource): QueueMappingDefinition | undefined {
  const properties = readProperties(resource, queueSchema, FILE)
  if (!properties.Enabled) return undefined
  const maximumConcurrency = properties.ScalingConfig?.MaximumConcurrency
  return {
    kind: 'queue',
    ...readShared(resource, properties),
    queueName: nameInArn(properties.EventSourceArn),
    ...(maximumConcurrency !== undefined && { maximumConcurrency }),
  }
}

function readStreamMapping(resource: Resource): StreamMappingDefinition | undefined {
  const properties = readProperties(resource, streamSchema, FILE)
  if (!properties.Enabled) return undefined
  const onFailure = properties.DestinationConfig?.OnFailure?.Destination
  return {
    kind: 'stream',
    ...readShared(resource, properties),
    tableName: nameInArn(properties.EventSourceArn),
    startingPosition: properties.StartingPosition,
    maximumRetryAttempts: properties.MaximumRetryAttempts,
    bisectOnFunctionError: properties.BisectBatchOnFunctionError,
    ...(properties.MaximumRecordAgeInSeconds > 0 && {
      maximumRecordAgeSeconds: properties.MaximumRecordAgeInSeconds,
    }),
    ...(onFailure !== undefined && { onFailureQueueName: nameInArn(onFailure) }),
  }
}

function readShared(
  resource: Resource,
  properties: z.infer<z.ZodObject<typeof shared>> & { readonly BatchSize: number },
): MappingDefinition {
  return {
    logicalId: resource.logicalId,
    functionName: functionNameOf(properties.FunctionName),
    batchSize: properties.BatchSize,
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    reportBatchItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    filterPatterns: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
      readFilter(resource, Pattern),
    ),
  }
}

function readFilter(resource: Resource, text: string): EventPattern {
  try {
    const pattern: unknown = JSON.parse(text)
    checkPattern(pattern)
    return pattern
  } catch (cause) {
    throw new Error(`${resource.type} ${resource.logicalId}: ${String(cause)}`, { cause })
  }
}
