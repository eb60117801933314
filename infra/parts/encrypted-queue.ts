import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type * as events from 'aws-cdk-lib/aws-events'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { sendActions } from './encryption-key.ts'
import type { Ground } from './ground.ts'

/** A queue encrypted with the key, open only to what is let in by the two functions below. */
export function makeQueue(
  scope: Construct,
  { key }: Ground,
  queueName: string,
  props: sqs.QueueProps,
): sqs.Queue {
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

/** Lets a role send, with the right to use the queue's key. */
export function grantSend(sender: iam.IGrantable, queue: sqs.Queue, { key }: Ground): void {
  for (const [actions, arn] of [
    [['sqs:SendMessage'], queue.queueArn],
    [sendActions, key.arn],
  ] as const) {
    sender.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [arn] }),
    )
  }
}

/** Lets a rule send: it has no role and comes in the bus's own name. */
export function letRuleSend(queue: sqs.Queue, rule: events.Rule): void {
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
