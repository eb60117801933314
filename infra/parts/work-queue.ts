import { Duration } from 'aws-cdk-lib'
import * as events from 'aws-cdk-lib/aws-events'
import type * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { EventContract } from '../../events/envelope.ts'
import { EVENT_SOURCE } from '../../events/source.ts'
import { oneMinute } from '../alarms.ts'
import { DeadLetters } from './dead-letters.ts'
import { grantSend, letRuleSend, makeQueue } from './encrypted-queue.ts'
import { decryptActions } from './encryption-key.ts'
import type { RaccordoFunction } from './function.ts'
import type { Ground } from './ground.ts'

interface WorkQueueProps {
  readonly name: string
  readonly consumer: RaccordoFunction
  /** How often a message is tried before it becomes a dead letter. */
  readonly receives?: number
  readonly maximumConcurrency?: number
}

type Contracts = readonly Pick<EventContract, 'type'>[]

interface EventsAbout {
  readonly contracts: Contracts
  /** How their subjects begin. */
  readonly subjects: string
}

interface EventParts {
  /** What each part is called in the message, and where it stands in the event: `$.detail.mail.tags.mail[0]`. */
  readonly parts: Readonly<Record<string, string>>
  readonly undelivered: DeadLetters
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
  receiveEvents(bus: events.EventBus, contracts: Contracts, undelivered: DeadLetters): void {
    this.#receiveEnvelopes('Rule', bus, patternOf(contracts), undelivered)
  }

  /** The same, of those alone whose subject begins so (`form/`): a rule of its own. */
  receiveEventsAbout(
    id: string,
    bus: events.EventBus,
    { contracts, subjects }: EventsAbout,
    undelivered: DeadLetters,
  ): void {
    const detail = { subject: events.Match.prefix(subjects) }
    this.#receiveEnvelopes(id, bus, { ...patternOf(contracts), detail }, undelivered)
  }

  /**
   * A rule of the account's default bus, where AWS's own services tell what happens. Only the named parts of an event
   * come in, as one flat object: every event that the pattern lets in must have all of them.
   */
  receiveParts(id: string, eventPattern: events.EventPattern, { parts, undelivered }: EventParts): void {
    const named = Object.entries(parts).map(([name, path]) => [name, events.EventField.fromPath(path)])
    const input = events.RuleTargetInput.fromObject(Object.fromEntries(named))
    this.#receive(new events.Rule(this, id, { eventPattern }), input, undelivered)
  }

  #receiveEnvelopes(
    id: string,
    eventBus: events.EventBus,
    eventPattern: events.EventPattern,
    undelivered: DeadLetters,
  ): void {
    const rule = new events.Rule(this, id, { eventBus, eventPattern })
    this.#receive(rule, events.RuleTargetInput.fromEventPath('$.detail'), undelivered)
  }

  #receive(rule: events.Rule, input: events.RuleTargetInput, undelivered: DeadLetters): void {
    rule.addTarget({ bind: () => this.#target(input, undelivered) })
    letRuleSend(this.queue, rule)
    undelivered.receiveFrom(rule)
  }

  #target(input: events.RuleTargetInput, undelivered: DeadLetters): events.RuleTargetConfig {
    return {
      arn: this.queue.queueArn,
      input,
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

function patternOf(contracts: Contracts): events.EventPattern {
  return { source: [EVENT_SOURCE], detailType: contracts.map(({ type }) => type) }
}
