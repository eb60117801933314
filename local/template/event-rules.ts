/** AWS::Events: buses and the rules on them. */

import * as z from 'zod'
import { checkPattern, type EventPattern } from '../eventbridge/event-pattern.ts'
import { checkInputTransformer, type InputTransformer } from '../eventbridge/input-transformer.ts'
import { busArn, busNameOf, nameInArn, ruleArn, serviceInArn } from './arns.ts'
import { count, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/event-rules.ts'

const busSchema = z.strictObject({
  Name: z.string(),
  DeadLetterConfig: inert,
  Description: inert,
  KmsKeyIdentifier: inert,
  LogConfig: inert,
  Policy: inert,
  Tags: inert,
})

const targetSchema = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Input: z.string().optional(),
  InputPath: z
    .string()
    .regex(/^\$(\.[\w-]+)*$/, 'the local runner knows only paths such as $.detail.id')
    .optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({ MaximumRetryAttempts: count.optional(), MaximumEventAgeInSeconds: count.optional() })
    .optional(),
  RoleArn: inert,
})

const ruleSchema = z.strictObject({
  EventBusName: z.string().optional(),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(targetSchema).default([]),
  Name: inert,
  Description: inert,
  RoleArn: inert,
  Tags: inert,
})

export interface BusDefinition {
  readonly logicalId: string
  readonly name: string
  readonly arn: string
}

export interface RuleTarget {
  readonly id: string
  readonly arn: string
  readonly kind: 'sqs' | 'lambda'
  /** Queue or function. */
  readonly name: string
  readonly input?: string
  readonly inputPath?: string
  readonly transformer?: InputTransformer
  readonly deadLetterQueueName?: string
  readonly maximumRetryAttempts: number
}

export interface RuleDefinition {
  readonly name: string
  readonly arn: string
  readonly busName: string
  readonly pattern: EventPattern
  readonly isEnabled: boolean
  readonly targets: readonly RuleTarget[]
}

export function readBus(resource: Resource): BusDefinition {
  readProperties(resource, busSchema, FILE)
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: busArn(resource.environment, resource.name),
  }
}

export function readRule(resource: Resource): RuleDefinition {
  const properties = readProperties(resource, ruleSchema, FILE)
  try {
    checkPattern(properties.EventPattern)
  } catch (cause) {
    throw new Error(`${resource.type} ${resource.logicalId}: ${String(cause)}`, { cause })
  }
  const busName = busNameOf(properties.EventBusName)
  return {
    name: resource.name,
    arn: ruleArn(resource.environment, busName, resource.name),
    busName,
    pattern: properties.EventPattern,
    isEnabled: properties.State === 'ENABLED',
    targets: properties.Targets.map((target) => readTarget(resource, target)),
  }
}

function readTarget(resource: Resource, target: z.infer<typeof targetSchema>): RuleTarget {
  const service = serviceInArn(target.Arn)
  if (service !== 'sqs' && service !== 'lambda') {
    throw new Error(
      `${resource.type} ${resource.logicalId}: a target of service "${service}" is not known to the local runner; add it to ${FILE} and local/eventbridge.ts`,
    )
  }
  const { Input, InputPath, DeadLetterConfig, RetryPolicy } = target
  const transformer = readTransformer(resource, target)
  return {
    id: target.Id,
    arn: target.Arn,
    kind: service,
    name: nameInArn(target.Arn),
    ...(Input !== undefined && { input: Input }),
    ...(InputPath !== undefined && { inputPath: InputPath }),
    ...(transformer && { transformer }),
    ...(DeadLetterConfig && { deadLetterQueueName: nameInArn(DeadLetterConfig.Arn) }),
    maximumRetryAttempts: RetryPolicy?.MaximumRetryAttempts ?? 185,
  }
}

function readTransformer(
  { type, logicalId }: Resource,
  { Input, InputPath, InputTransformer: given }: z.infer<typeof targetSchema>,
): InputTransformer | undefined {
  if ([Input, InputPath, given].filter((one) => one !== undefined).length > 1) {
    throw new Error(`${type} ${logicalId}: a target takes only one of Input, InputPath and InputTransformer`)
  }
  if (given === undefined) return undefined
  const transformer = { paths: given.InputPathsMap, template: given.InputTemplate }
  try {
    checkInputTransformer(transformer)
  } catch (cause) {
    throw new Error(`${type} ${logicalId}: ${String(cause)}`, { cause })
  }
  return transformer
}
