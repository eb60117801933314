import { CfnOutput, Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { Deadlines } from './deadlines.ts'
import { Intake } from './intake.ts'
import { Mail } from './mail.ts'
import { Outbox } from './outbox.ts'
import { DeadLetters } from './parts/dead-letters.ts'
import { EncryptionKey } from './parts/encryption-key.ts'
import { DataTable } from './parts/table.ts'
import type { Settings } from './settings.ts'

interface RaccordoStackProps {
  readonly settings: Settings
  /** Folder that holds one folder per function, with its `index.cjs`. */
  readonly bundles: string
}

/** Everything that one stage of Raccordo is made of. */
export class RaccordoStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles }: RaccordoStackProps) {
    super(scope, id, {
      description: `Raccordo, stage ${settings.stage}`,
      env: { region: settings.region },
      terminationProtection: settings.removalPolicy === 'retain',
      tags: { project: 'raccordo', stage: settings.stage },
    })
    const key = new EncryptionKey(this, 'Encryption', settings)
    const alarms = new Alarms(this, 'Alarms', key, settings)
    const table = new DataTable(this, 'Data', { settings, encryption: key })
    const ground = { settings, key, alarms, table, bundles }

    // Events hold ids only, so the bus keeps AWS's own key: one of ours would switch off schema discovery.
    const bus = new EventBus(this, 'Bus', { eventBusName: `raccordo-${settings.stage}` })
    const undelivered = new DeadLetters(
      this,
      'OutboxDeadLetters',
      ground,
      'outbox',
      'A rule, the table’s stream or a schedule could not deliver.',
    )
    const intake = new Intake(this, 'Intake', { ground, bus, undelivered })
    const mail = new Mail(this, 'Mail', { ground, bus, api: intake.api, undelivered })
    new Deadlines(this, 'Deadlines', { ground, mailQueue: mail.queue, undelivered })
    new Outbox(this, 'Outbox', {
      ground,
      bus,
      intakeQueue: intake.queue,
      mailQueue: mail.queue,
      undelivered,
    })

    this.#tell({
      WebhookBaseUrl: `${intake.api.url}/webhooks`,
      StatusUrl: `${intake.api.url}/status`,
      TableName: table.table.tableName,
      IntakeQueueUrl: intake.queue.queue.queueUrl,
      IntakeDeadLettersUrl: intake.queue.deadLetters.queue.queueUrl,
      MailQueueUrl: mail.queue.queue.queueUrl,
      MailDeadLettersUrl: mail.queue.deadLetters.queue.queueUrl,
      MailOutcomesDeadLettersUrl: mail.outcomes.deadLetters.queue.queueUrl,
      MailOutcomesQueueUrl: mail.outcomes.queue.queueUrl,
      MailDkimRecords: mail.sender.dkimRecords,
      LinkBaseUrl: mail.linkBaseUrl,
      OutboxDeadLettersUrl: undelivered.queue.queueUrl,
      BusName: bus.eventBusName,
      Region: this.region,
    })
  }

  /** The command line finds a stage through these. */
  #tell(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}
