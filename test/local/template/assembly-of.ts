import type { Assembly } from '../../../local/template/assembly.ts'
import type { RawResource } from '../../../local/template/values.ts'

const environment = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }

/** An assembly with these resources, in no folder. */
export function assemblyOf(
  resources: Record<string, RawResource>,
  more: Partial<Assembly['template']> = {},
): Assembly {
  return {
    folder: '/assembly',
    environment,
    template: { Resources: resources, ...more },
    assetFolders: new Map([['a.zip', 'asset.a']]),
  }
}

export const worker: RawResource = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'work',
    Code: { S3Bucket: 'assets', S3Key: 'a.zip' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Timeout: 5,
    Environment: {
      Variables: { TABLE: { Ref: 'Table' }, QUEUE: { Ref: 'Queue' }, NOTHING: { Ref: 'AWS::NoValue' } },
    },
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  },
}
export const queue: RawResource = {
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName: 'jobs',
    VisibilityTimeout: 30,
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
  },
}
export const dead: RawResource = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs-dead' } }
export const table: RawResource = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  },
}
export const role: RawResource = { Type: 'AWS::IAM::Role', Properties: { Anything: { 'Fn::GetAZs': '' } } }
export const resources = { Work: worker, Queue: queue, Dead: dead, Table: table, Role: role }
