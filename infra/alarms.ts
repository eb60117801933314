import { Duration, Stack } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as sns from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { EncryptionKey } from './parts/encryption-key.ts'
import type { Settings } from './settings.ts'

type AlarmProps = Partial<Omit<cloudwatch.AlarmProps, 'alarmName' | 'alarmDescription' | 'metric'>> & {
  readonly metric: cloudwatch.IMetric
  /** What happened and what to do now: it is all that the reader of the e-mail has. */
  readonly description: string
}

/** The one topic that every alarm tells, and the maker of alarms. */
export class Alarms extends Construct {
  readonly topic: sns.Topic

  constructor(scope: Construct, id: string, key: EncryptionKey, settings: Settings) {
    super(scope, id)
    this.topic = new sns.Topic(this, 'Topic', {
      displayName: `Raccordo ${settings.stage}`,
      masterKey: key.key,
      enforceSSL: true,
    })
    this.#letAlarmsPublish()
    if (settings.alarmEmail) this.topic.addSubscription(new EmailSubscription(settings.alarmEmail))
  }

  /** By default the alarm rises with the first count above zero; no data means that nothing happened. */
  add(name: string, { metric, description, ...props }: AlarmProps): void {
    const alarm = new cloudwatch.Alarm(this, name, {
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      ...props,
      metric,
      alarmName: name,
      alarmDescription: description,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }

  /** A topic with a policy of its own loses the default one, which let this account's alarms in. */
  #letAlarmsPublish(): void {
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Alarms',
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }
}

/** The period of alarms that must rise at once. */
export const oneMinute = Duration.minutes(1)
