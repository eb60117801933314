import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as kms from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

/** What a caller needs who reads encrypted data. */
export const decryptActions = ['kms:Decrypt', 'kms:DescribeKey']
/** What a caller needs who also writes it. Named one by one: a `*` would also grant what AWS adds later. */
export const encryptActions = [
  ...decryptActions,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]
/** What a caller needs who sends to an encrypted queue or topic. */
export const sendActions = ['kms:Decrypt', 'kms:GenerateDataKey']

/** The one customer-managed key: table, queues, logs and the alarm topic are encrypted with it. */
export class EncryptionKey extends Construct {
  readonly key: kms.Key
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.key = new kms.Key(this, 'Key', {
      description: `Raccordo ${settings.stage}: table, queues, logs and alarms`,
      enableKeyRotation: true,
      removalPolicy: settings.removalPolicy === 'destroy' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    this.key.addAlias(`alias/raccordo-${settings.stage}`)
    this.#letServicesSend()
    this.#letLogsEncrypt()
  }

  get arn(): string {
    return this.key.keyArn
  }

  /**
   * Rules send to encrypted queues, alarms to the encrypted topic, and neither says so when the key refuses:
   * the event is only gone. No condition here, because AWS documents none for these two uses; the policies of the
   * queues and of the topic name this account's rules and alarms.
   */
  #letServicesSend(): void {
    for (const service of ['events.amazonaws.com', 'cloudwatch.amazonaws.com']) {
      this.key.addToResourcePolicy(
        new iam.PolicyStatement({
          sid: `Send${service.split('.', 1)[0]}`,
          principals: [new iam.ServicePrincipal(service)],
          actions: sendActions,
          resources: ['*'],
        }),
      )
    }
  }

  #letLogsEncrypt(): void {
    const stack = Stack.of(this)
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Logs',
        principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
        actions: [...encryptActions, 'kms:GenerateDataKeyWithoutPlaintext'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
              service: 'logs',
              resource: 'log-group',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    )
  }
}
