import { ArnFormat, Duration, Stack } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import * as events from 'aws-cdk-lib/aws-events'
import * as ses from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { RaccordoFunction } from './function.ts'
import type { Ground } from './ground.ts'

/** What SES tells of a mail, as `eventType` of its event says it. */
type OutcomeType = 'Send' | 'Delivery' | 'Complaint' | 'Reject' | 'Bounce'

const { SEND, DELIVERY, COMPLAINT, REJECT, BOUNCE } = ses.EmailSendingEvent

/** Who sends our mails: the domain, and the configuration set whose events say what became of each. */
export class Sender extends Construct {
  /** `noreply@<domain>`. */
  readonly address: string
  readonly configurationSet: string
  readonly #domain: string
  readonly #identity: ses.EmailIdentity

  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    const { mailDomain, stage } = ground.settings
    this.#domain = mailDomain
    this.address = `noreply@${mailDomain}`
    this.configurationSet = `raccordo-${stage}`
    this.#addConfigurationSet()
    this.#identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(mailDomain),
      // SES would send every bounce, with its address, to a mailbox that nobody reads.
      feedbackForwarding: false,
    })
    this.#watchReputation(ground)
  }

  /** What a function that sends has to know. */
  get environment(): Readonly<Record<string, string>> {
    return {
      MAIL_FROM: `Raccordo <${this.address}>`,
      MAIL_DOMAIN: this.#domain,
      MAIL_CONFIGURATION_SET: this.configurationSet,
    }
  }

  /** `name CNAME value`, three of them: whoever runs the domain's DNS adds these before SES sends anything. */
  get dkimRecords(): string {
    return this.#identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`).join(' · ')
  }

  /** Lets a function send from our one address, through our configuration set. */
  grantSend(sender: RaccordoFunction): void {
    const stack = Stack.of(this)
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME })
    sender.allow(
      ['ses:SendEmail'],
      [arn('identity', this.#domain), arn('configuration-set', this.configurationSet)],
      { StringEquals: { 'ses:FromAddress': this.address } },
    )
  }

  /** The events of SES of these types, of our mails alone: sent through our set, with a mail's id as tag. */
  outcomes(types: readonly OutcomeType[]): events.EventPattern {
    const tags = { 'ses:configuration-set': [this.configurationSet], mail: events.Match.exists() }
    return { source: ['aws.ses'], detail: { eventType: [...types], mail: { tags } } }
  }

  /** Opens and clicks are in no list, so SES writes no picture and no link of its own into a mail. */
  #addConfigurationSet(): void {
    const configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSet,
      reputationMetrics: true,
      // We suspend addresses ourselves, and a person restores them; SES's own list would go on dropping in silence.
      disableSuppressionList: true,
    })
    configurationSet.addEventDestination('DefaultBus', {
      configurationSetEventDestinationName: 'default-bus',
      // It takes no other bus.
      destination: ses.EventDestination.eventBus(
        events.EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      ),
      events: [SEND, DELIVERY, COMPLAINT, REJECT, BOUNCE],
    })
  }

  #watchReputation({ alarms, settings }: Ground): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-mail-bounces`, {
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.03,
      description: `Over 3 % of the account's mails come back; at 5 % SES looks into it, at 10 % it stops all sending. See which addresses with npm run -s raccordo -- address list --stage ${stage}, and correct them at the operators and partners whose they are.`,
    })
    alarms.add(`raccordo-${stage}-mail-complaints`, {
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.0005,
      description: `More than 1 in 2,000 of the account's mails were called unwanted; at 1 in 1,000 SES looks into it. See which addresses with npm run -s raccordo -- address list --stage ${stage}, and ask their owners why.`,
    })
  }
}

/** A rate of the whole account: SES judges no single stage. */
function reputation(metricName: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/SES',
    metricName,
    period: Duration.hours(1),
    statistic: 'Maximum',
  })
}
