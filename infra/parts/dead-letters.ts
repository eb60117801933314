import { Duration, Validations } from 'aws-cdk-lib'
import type * as events from 'aws-cdk-lib/aws-events'
import type * as iam from 'aws-cdk-lib/aws-iam'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { oneMinute } from '../alarms.ts'
import { grantSend, letRuleSend, makeQueue } from './encrypted-queue.ts'
import type { Ground } from './ground.ts'

/** Where what failed waits for a person, with the alarm that calls one. */
export class DeadLetters extends Construct {
  readonly queue: sqs.Queue
  readonly #ground: Ground

  constructor(scope: Construct, id: string, ground: Ground, name: string, meaning: string) {
    super(scope, id)
    this.#ground = ground
    const fullName = `raccordo-${ground.settings.stage}-${name}-dead-letters`
    this.queue = makeQueue(this, ground, fullName, { retentionPeriod: Duration.days(14) })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is where dead letters end: an alarm calls a person, no second queue would help.',
    })
    ground.alarms.add(`${fullName}-waiting`, {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: oneMinute,
        statistic: 'Maximum',
      }),
      description: `${meaning} See them with npm run -s raccordo -- dead-letter list --stage ${ground.settings.stage}, mend the cause, then dead-letter replay. They are lost after 14 days.`,
    })
  }

  /** Lambda and the scheduler send with the role of the function or schedule that failed. */
  grantSend(sender: iam.IGrantable): void {
    grantSend(sender, this.queue, this.#ground)
  }

  /** The rule sends what it could not deliver with its own name, not with a role. */
  receiveFrom(rule: events.Rule): void {
    letRuleSend(this.queue, rule)
  }
}
