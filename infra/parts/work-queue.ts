import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import * as events from 'aws-cdk-lib/aws-events'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { oneMinute } from '../alarms.ts'
import { decryptActions, sendActions } from './encryption-key.ts'
import type { RaccordoFunction } from './function.ts'
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

interface WorkQueueProps {
  readonly name: string
  readonly consumer: RaccordoFunction
  /** How often a message is tried before it becomes a dead letter. */
  readonly receives?: number
  readonly maximumConcurrency?: number
}

/** A queue with its consumer, partial failure, dead letters and alarms. */
export class WorkQueue extends Construct {
  readonly queue: sqs.Queue
  readonly deadLetters: DeadLetters
  readonly #ground: Ground

  constructor(scope: Construct, id: string, ground: Ground, props: WorkQueueProps) {
    super(scope, id)
    const { name, consumer, receives = 3, maximumConcurrency = 10 } = props
    const fullName = `raccordo-${ground.settings.stage}-${name}`
    this.#ground = ground
    this.deadLetters = new DeadLetters(
      this,
      'DeadLetters',
      ground,
      name,
      `${consumer.name} failed ${receives} times on messages of ${fullName}.`,
    )
    this.queue = makeQueue(this, ground, fullName, {
      // AWS asks for six times the timeout: Lambda retries a throttled batch for a while before it gives it back.
      visibilityTimeout: Duration.seconds(6 * consumer.timeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: receives },
    })
    this.#startConsumer(consumer, maximumConcurrency)
    ground.alarms.add(`${fullName}-waits-long`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: oneMinute }),
      threshold: 300,
      description: `A message has waited in ${fullName} for over 5 minutes. Look for errors and throttles of ${consumer.name}; when there are none, more arrives than it can do: raise maximumConcurrency.`,
    })
  }

  /** Lets a function put messages into the queue by itself. */
  grantSend(sender: iam.IGrantable): void {
    grantSend(sender, this.queue, this.#ground)
  }

  /**
   * A rule that brings these events of the bus into the queue, as the bare envelope. What the bus cannot deliver
   * for a day goes to `undelivered`.
   */
  receiveEvents(bus: events.EventBus, detailType: string[], undelivered: DeadLetters): void {
    const rule = new events.Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { source: ['raccordo'], detailType },
    })
    rule.addTarget({ bind: () => this.#target(undelivered) })
    letRuleSend(this.queue, rule)
    undelivered.receiveFrom(rule)
  }

  #target(undelivered: DeadLetters): events.RuleTargetConfig {
    return {
      arn: this.queue.queueArn,
      input: events.RuleTargetInput.fromEventPath('$.detail'),
      deadLetterConfig: { arn: undelivered.queue.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    }
  }

  #startConsumer(consumer: RaccordoFunction, maxConcurrency: number): void {
    const actions = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes']
    consumer.allow(
      actions.map((action) => `sqs:${action}`),
      [this.queue.queueArn],
    )
    consumer.allow(decryptActions, [this.#ground.key.arn])
    new lambda.EventSourceMapping(this, 'Mapping', {
      target: consumer.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      maxConcurrency,
      reportBatchItemFailures: true,
    })
  }
}

function makeQueue(scope: Construct, { key }: Ground, queueName: string, props: sqs.QueueProps): sqs.Queue {
  return new sqs.Queue(scope, 'Queue', {
    queueName,
    encryption: sqs.QueueEncryption.KMS,
    encryptionMasterKey: key.key,
    // Fewer calls of the key: the default of 5 minutes costs twelve times as many when traffic is steady.
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    // Messages hold ids only and can be made again from the table.
    removalPolicy: RemovalPolicy.DESTROY,
    ...props,
  })
}

function grantSend(sender: iam.IGrantable, queue: sqs.Queue, { key }: Ground): void {
  for (const [actions, arn] of [
    [['sqs:SendMessage'], queue.queueArn],
    [sendActions, key.arn],
  ] as const) {
    sender.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [arn] }),
    )
  }
}

function letRuleSend(queue: sqs.Queue, rule: events.Rule): void {
  queue.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        ArnEquals: { 'aws:SourceArn': rule.ruleArn },
        StringEquals: { 'aws:SourceAccount': Stack.of(queue).account },
      },
    }),
  )
}
