import { type Duration, Stack } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as scheduler from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import type { DeadLetters } from './dead-letters.ts'
import type { RaccordoFunction } from './function.ts'

interface ScheduleProps {
  readonly target: RaccordoFunction
  /** `rate(1 minute)` or `cron(…)`, the latter in local time of Rome. */
  readonly expression: string
  /** What the function gets as its event. */
  readonly input: Readonly<Record<string, unknown>>
  /** How long a run that could not start is tried again; past it the next run does the work. */
  readonly tryFor: Duration
  readonly undelivered: DeadLetters
}

/**
 * Starts a function by the clock. The scheduler hands the run over and is done: a run that fails is retried by
 * Lambda, raises the function's alarm and is made good by the next run.
 */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { target, tryFor, undelivered, ...props }: ScheduleProps) {
    super(scope, id)
    const role = this.#makeRole(target)
    undelivered.grantSend(role)
    const schedule = new scheduler.CfnSchedule(this, 'Schedule', {
      name: target.name,
      description: `Starts ${target.name}`,
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: 'Europe/Rome',
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: target.lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(props.input),
        retryPolicy: { maximumEventAgeInSeconds: tryFor.toSeconds(), maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: undelivered.queue.queueArn },
      },
    })
    schedule.node.addDependency(role)
  }

  #makeRole(target: RaccordoFunction): iam.Role {
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [target.lambda.functionArn],
      }),
    )
    return role
  }
}
