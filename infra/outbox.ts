import { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { SweepInput } from '../functions/outbox/sweep-input.ts'
import { oneMinute } from './alarms.ts'
import type { DeadLetters } from './parts/dead-letters.ts'
import { RaccordoFunction } from './parts/function.ts'
import type { Ground } from './parts/ground.ts'
import { metricsEnvironment, ownMetric, serviceName } from './parts/own-metrics.ts'
import { Schedule } from './parts/schedule.ts'
import type { WorkQueue } from './parts/work-queue.ts'

/**
 * The stream has two minutes to bring an event to the bus, the intake queue a quarter of an hour for a submission, and the
 * hourly run two minutes to bring on what is due.
 */
const sweepInput: SweepInput = { outboxAgeSeconds: 120, submissionAgeSeconds: 900, dueAgeSeconds: 120 }

interface OutboxProps {
  readonly ground: Ground
  readonly bus: EventBus
  readonly intakeQueue: WorkQueue
  readonly mailQueue: WorkQueue
  readonly undelivered: DeadLetters
}

/** From the event records of a transaction to the bus; what the stream lost, the sweep brings. */
export class Outbox extends Construct {
  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id)
    this.#addPublisher(props)
    this.#addSweep(props)
  }

  #addPublisher({ ground, bus, undelivered }: OutboxProps): void {
    const publisher = new RaccordoFunction(this, ground, 'functions/outbox/publish-events.ts', {
      timeout: Duration.seconds(30),
      environment: { BUS_NAME: bus.eventBusName },
    })
    ground.table.grantPublish(publisher)
    undelivered.grantSend(publisher)
    publisher.allow(['events:PutEvents'], [bus.eventBusArn])
    new lambda.EventSourceMapping(this, 'Stream', {
      target: publisher.lambda,
      eventSourceArn: ground.table.streamArn,
      // LATEST could miss what is written while the mapping is made.
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [
        lambda.FilterCriteria.filter({
          eventName: lambda.FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } },
        }),
      ],
      onFailure: { bind: () => ({ destination: undelivered.queue.queueArn }) },
    })
    ground.alarms.add(`${publisher.name}-falls-behind`, {
      metric: publisher.lambda.metric('IteratorAge', { period: oneMinute, statistic: 'Maximum' }),
      threshold: 60_000,
      description: `Events wait for over a minute in the table's stream. Look for errors of ${publisher.name}; the stream keeps 24 hours, and the sweep publishes what it loses.`,
    })
  }

  #addSweep({ ground, bus, intakeQueue, mailQueue, undelivered }: OutboxProps): void {
    const name = serviceName(ground.settings, 'sweep')
    const sweep = new RaccordoFunction(this, ground, 'functions/outbox/sweep.ts', {
      timeout: Duration.seconds(50),
      environment: {
        BUS_NAME: bus.eventBusName,
        INTAKE_QUEUE_URL: intakeQueue.queue.queueUrl,
        MAIL_QUEUE_URL: mailQueue.queue.queueUrl,
        ...metricsEnvironment(name),
      },
    })
    ground.table.grantChange(sweep)
    intakeQueue.grantSend(sweep)
    mailQueue.grantSend(sweep)
    sweep.allow(['events:PutEvents'], [bus.eventBusArn])
    new Schedule(this, 'SweepSchedule', {
      target: sweep,
      expression: 'rate(1 minute)',
      input: sweepInput,
      tryFor: Duration.minutes(1),
      undelivered,
    })
    this.#watchAge(ground, name)
    this.#watchDue(ground, name)
  }

  /** No figure is bad news too: it means that the sweep itself does not run. */
  #watchAge({ alarms, settings }: Ground, service: string): void {
    alarms.add(`raccordo-${settings.stage}-outbox-age`, {
      metric: ownMetric(service, 'OutboxAgeSeconds', oneMinute),
      threshold: 600,
      evaluationPeriods: 5,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      description: `Events have waited for over 10 minutes to be published, or the sweep does not run. Look in the logs of ${service} and raccordo-${settings.stage}-publish-events for refusals of the bus or the key. Nothing is lost: they are published once the cause is gone.`,
    })
  }

  #watchDue({ alarms, settings }: Ground, service: string): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-due-age`, {
      metric: ownMetric(service, 'DueAgeSeconds', oneMinute),
      threshold: 7200,
      evaluationPeriods: 5,
      description: `Something has been due for over two hours and is not brought on. Look for level ERROR in the logs of raccordo-${stage}-run-due and ${service}: one thing that cannot be read or written names itself there. Nothing is lost: it is told once the cause is gone.`,
    })
    alarms.add(`raccordo-${stage}-danger-not-told`, {
      metric: ownMetric(service, 'DangersNotTold', oneMinute),
      description: `A child may be in danger and the sweep could not tell anybody. Call the district's duty number now. See which with npm run -s raccordo -- deadline list --stage ${stage}, and look for level ERROR in the logs of ${service}.`,
    })
    alarms.add(`raccordo-${stage}-urgent-mail-age`, {
      metric: ownMetric(service, 'UrgentMailAgeSeconds', oneMinute),
      threshold: 600,
      description: `The mail about a child who may be in danger, or one of which nobody knows whether SES has it, has waited for over 10 minutes. Call the district's duty number now, then look in the logs of raccordo-${stage}-send-mail for what SES answers.`,
    })
    alarms.add(`raccordo-${stage}-sweep-told-nobody`, {
      metric: ownMetric(service, 'ToldNobody', oneMinute),
      description: `A danger, or a reminder, was due and neither owner, deputy nor coordinator was there to be told. Call the district's duty number; see who is away with npm run -s raccordo -- operator list --stage ${stage}, and name a deputy or a further coordinator.`,
    })
  }
}
