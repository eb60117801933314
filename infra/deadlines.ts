import { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { RunDueInput } from '../functions/deadlines/run-due-input.ts'
import type { DeadLetters } from './parts/dead-letters.ts'
import { RaccordoFunction } from './parts/function.ts'
import type { Ground } from './parts/ground.ts'
import { metricsEnvironment, ownMetric, serviceName } from './parts/own-metrics.ts'
import { Schedule } from './parts/schedule.ts'
import type { WorkQueue } from './parts/work-queue.ts'

/** The function has a minute; the sweep goes on with what is left. */
const runDueInput: RunDueInput = { budgetSeconds: 45 }
const hour = Duration.hours(1)
/** From the last run of a day at 19:00 to the first of the next at 08:00 there are 13. */
const HOURS_WITHOUT_RUN = 14

interface DeadlinesProps {
  readonly ground: Ground
  readonly mailQueue: WorkQueue
  readonly undelivered: DeadLetters
}

/** What is due is brought on every hour of the day's work, on every day: each office has days off of its own. */
export class Deadlines extends Construct {
  constructor(scope: Construct, id: string, { ground, mailQueue, undelivered }: DeadlinesProps) {
    super(scope, id)
    const name = serviceName(ground.settings, 'run-due')
    const run = new RaccordoFunction(this, ground, 'functions/deadlines/run-due.ts', {
      timeout: Duration.minutes(1),
      environment: { MAIL_QUEUE_URL: mailQueue.queue.queueUrl, ...metricsEnvironment(name) },
    })
    ground.table.grantChange(run)
    mailQueue.grantSend(run)
    new Schedule(this, 'RunDueSchedule', {
      target: run,
      expression: 'cron(0 8-19 * * ? *)',
      input: runDueInput,
      tryFor: Duration.minutes(30),
      undelivered,
    })
    this.#watchRuns(ground, run)
    this.#watchOwners(ground, name)
    this.#watchMails(ground, name)
  }

  #watchRuns({ alarms }: Ground, run: RaccordoFunction): void {
    alarms.add(`${run.name}-does-not-run`, {
      metric: run.lambda.metricInvocations({ period: hour, statistic: 'Sum' }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: HOURS_WITHOUT_RUN,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      description: `The hourly run of what is due was not started for ${HOURS_WITHOUT_RUN} hours. The sweep does its work meanwhile. Look whether the schedule ${run.name} is enabled, and for dead letters (npm run -s raccordo -- dead-letter list).`,
    })
  }

  #watchOwners({ alarms, settings }: Ground, service: string): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-deadlines-without-owner`, {
      metric: ownMetric(service, 'DistrictsWithUnowned', hour),
      description: `In so many districts something waits that no person owns, because nobody was there. See it with npm run -s raccordo -- deadline list --stage ${stage}: its owner is empty; name liaisons or coordinators, then give it to somebody with referral reassign.`,
    })
    alarms.add(`raccordo-${stage}-run-due-told-nobody`, {
      metric: ownMetric(service, 'ToldNobody', hour),
      description: `Reminders were due and neither owner, deputy nor coordinator was there to be told. See who is away with npm run -s raccordo -- operator list --stage ${stage}, and name a deputy or a further coordinator of the district.`,
    })
  }

  #watchMails({ alarms, settings }: Ground, service: string): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-mail-age`, {
      metric: ownMetric(service, 'MailAgeSeconds', hour),
      threshold: 7200,
      description: `Mails have waited for over two hours since they could be sent. Look in the logs of raccordo-${stage}-send-mail for what SES answers: a domain whose DNS lacks the records of the output MailDkimRecords, an account still in the sandbox, or sending that was stopped. Nothing is lost: they go once the cause is gone.`,
    })
  }
}
