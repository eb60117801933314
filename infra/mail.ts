import { Duration } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { formMailEvents, mailEvents } from '../functions/mail/mail-events.ts'
import { SENDERS } from '../functions/mail/sending/pace.ts'
import { LINKS } from '../shared/pages/paths.ts'
import { oneMinute } from './alarms.ts'
import type { DeadLetters } from './parts/dead-letters.ts'
import { RaccordoFunction } from './parts/function.ts'
import type { Ground } from './parts/ground.ts'
import type { HttpApi } from './parts/http-api.ts'
import { metricsEnvironment, ownMetric, serviceName } from './parts/own-metrics.ts'
import { Sender } from './parts/sender.ts'
import { WorkQueue } from './parts/work-queue.ts'

/** The fewest at a time that SQS can be told: what became of mails is in no hurry. */
const RECORDERS = 2
/** What goes on of an event of SES: neither address nor subject. */
const outcomeParts = {
  type: '$.detail.eventType',
  mail: '$.detail.mail.tags.mail[0]',
  at: '$.time',
}

interface MailProps {
  readonly ground: Ground
  readonly bus: EventBus
  readonly api: HttpApi
  readonly undelivered: DeadLetters
}

/** From an event, or from what is due, to an e-mail, what becomes of it, and the page behind its link. */
export class Mail extends Construct {
  /** Takes events that ask for a mail, and wake-ups of mails whose time has come. */
  readonly queue: WorkQueue
  readonly outcomes: WorkQueue
  readonly sender: Sender
  readonly linkBaseUrl: string

  constructor(scope: Construct, id: string, { ground, bus, api, undelivered }: MailProps) {
    super(scope, id)
    this.linkBaseUrl = `${api.url}${LINKS}`
    this.sender = new Sender(this, 'Sender', ground)
    this.queue = this.#addSending(ground)
    this.queue.receiveEvents(bus, mailEvents, undelivered)
    this.queue.receiveEventsAbout('FormRule', bus, formMailEvents, undelivered)
    this.outcomes = this.#addOutcomes(ground, undelivered)
    this.#addPages(ground, api)
  }

  #addSending(ground: Ground): WorkQueue {
    const name = serviceName(ground.settings, 'send-mail')
    const send = new RaccordoFunction(this, ground, 'functions/mail/send-mail.ts', {
      // Ten mails at the slowest rate have their turn within twenty seconds, and SES five to answer the last. One whose turn
      // does not come is not taken yet, and its message comes again.
      timeout: Duration.seconds(30),
      environment: {
        ...this.sender.environment,
        MAILS_PER_SECOND: String(ground.settings.mailsPerSecond),
        LINK_BASE_URL: this.linkBaseUrl,
        ...metricsEnvironment(name),
      },
    })
    ground.table.grantChange(send)
    this.sender.grantSend(send)
    this.#watchSending(ground, name)
    return new WorkQueue(this, 'Queue', ground, {
      name: 'mail',
      consumer: send,
      receives: 3,
      maximumConcurrency: SENDERS,
    })
  }

  /** Of a bounce its kind too: only one for good closes an address. Other events have none, so they have a rule of their own. */
  #addOutcomes(ground: Ground, undelivered: DeadLetters): WorkQueue {
    const name = serviceName(ground.settings, 'record-mail-outcome')
    const record = new RaccordoFunction(this, ground, 'functions/mail/record-mail-outcome.ts', {
      timeout: Duration.seconds(20),
      environment: metricsEnvironment(name),
    })
    this.#watchOutcomes(ground, name)
    ground.table.grantChange(record)
    const queue = new WorkQueue(this, 'Outcomes', ground, {
      name: 'mail-outcomes',
      consumer: record,
      receives: 5,
      maximumConcurrency: RECORDERS,
    })
    queue.receiveParts('OutcomeRule', this.sender.outcomes(['Send', 'Delivery', 'Complaint', 'Reject']), {
      parts: outcomeParts,
      undelivered,
    })
    queue.receiveParts('BounceRule', this.sender.outcomes(['Bounce']), {
      parts: { ...outcomeParts, bounceType: '$.detail.bounce.bounceType' },
      undelivered,
    })
    return queue
  }

  #addPages(ground: Ground, api: HttpApi): void {
    const pages = new RaccordoFunction(this, ground, 'functions/mail/open-link.ts', {
      // The function answers 503 by itself after 4 s; the rest is for a cold start.
      timeout: Duration.seconds(8),
    })
    ground.table.grantChange(pages)
    api.addRoute(
      HttpMethod.ANY,
      `${LINKS}/{proxy+}`,
      pages,
      'The function knows its caller by the token of the link, which only one mail held.',
    )
    api.addRoute(
      HttpMethod.GET,
      '/assets/{proxy+}',
      pages,
      'It is the stylesheet of the pages and says nothing of anybody.',
    )
  }

  #watchOutcomes({ alarms, settings }: Ground, service: string): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-danger-mails-back`, {
      metric: ownMetric(service, 'DangerMailsBack', oneMinute),
      description: `A child may be in danger, and the mail that says so came back. The coordinators are told by mail; call the district's duty number now. See whose address it is with npm run -s raccordo -- address list --stage ${stage}.`,
    })
  }

  #watchSending({ alarms, settings }: Ground, service: string): void {
    const { stage } = settings
    alarms.add(`raccordo-${stage}-danger-mails-refused`, {
      metric: ownMetric(service, 'DangerMailsRefused', oneMinute),
      description: `A child may be in danger, and the mail that says so will never reach one of those who must know. Call the district's duty number now. See whom with npm run -s raccordo -- mail list --status refused --stage ${stage}, and correct the address.`,
    })
    alarms.add(`raccordo-${stage}-mails-refused`, {
      metric: ownMetric(service, 'MailsRefused', Duration.hours(1)),
      description: `A mail will never be sent: its addressee has no address, or SES rejected it. See why with npm run -s raccordo -- mail list --status refused --stage ${stage}, correct the address, then mail retry. The coordinator of the district has a deadline for it too.`,
    })
  }
}
