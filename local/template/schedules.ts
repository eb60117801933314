/** AWS::Scheduler::Schedule. */

import * as z from 'zod'
import { nameInArn, scheduleArn, serviceInArn } from './arns.ts'
import { functionNameOf } from './functions.ts'
import { count, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/schedules.ts'

const scheduleSchema = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z
      .strictObject({ MaximumRetryAttempts: count.optional(), MaximumEventAgeInSeconds: count.optional() })
      .optional(),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    RoleArn: inert,
  }),
  // A window only spreads the load of many schedules; locally every schedule is on time.
  FlexibleTimeWindow: inert,
  Name: inert,
  Description: inert,
  GroupName: inert,
  KmsKeyArn: inert,
})

export interface ScheduleDefinition {
  readonly name: string
  readonly arn: string
  /** `rate(1 minute)` or `cron(0 8-19 ? * MON-FRI *)`. */
  readonly expression: string
  readonly timeZone: string
  readonly isEnabled: boolean
  readonly functionName: string
  readonly input?: string
  readonly maximumRetryAttempts: number
  readonly deadLetterQueueName?: string
}

export function readSchedule(resource: Resource): ScheduleDefinition {
  const properties = readProperties(resource, scheduleSchema, FILE)
  const { Target } = properties
  if (serviceInArn(Target.Arn) !== 'lambda') {
    throw new Error(
      `${resource.type} ${resource.logicalId}: a target that is no function is not known to the local runner; add it to ${FILE}`,
    )
  }
  return {
    name: resource.name,
    arn: scheduleArn(resource.environment, resource.name),
    expression: properties.ScheduleExpression,
    timeZone: properties.ScheduleExpressionTimezone,
    isEnabled: properties.State === 'ENABLED',
    functionName: functionNameOf(Target.Arn),
    ...(Target.Input !== undefined && { input: Target.Input }),
    maximumRetryAttempts: Target.RetryPolicy?.MaximumRetryAttempts ?? 185,
    ...(Target.DeadLetterConfig && { deadLetterQueueName: nameInArn(Target.DeadLetterConfig.Arn) }),
  }
}
