import { describe, expect, test } from 'vitest'
import type { Assembly } from '../../local/template/assembly.ts'
import type { RawResource } from '../../local/template/values.ts'
import { defineStack } from '../../local/template.ts'

const place = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }

function assemblyOf(
  resources: Record<string, RawResource>,
  more: Partial<Assembly['template']> = {},
): Assembly {
  return {
    folder: '/assembly',
    place,
    template: { Resources: resources, ...more },
    assetFolders: new Map([['a.zip', 'asset.a']]),
  }
}

const worker: RawResource = {
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
const queue: RawResource = {
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName: 'jobs',
    VisibilityTimeout: 30,
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
  },
}
const dead: RawResource = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs-dead' } }
const table: RawResource = {
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
const role: RawResource = { Type: 'AWS::IAM::Role', Properties: { Anything: { 'Fn::GetAZs': '' } } }
const resources = { Work: worker, Queue: queue, Dead: dead, Table: table, Role: role }

describe('a template becomes definitions', () => {
  test('of functions with their bundle and their evaluated environment', () => {
    const [definition] = defineStack(assemblyOf(resources)).functions
    expect(definition).toMatchObject({
      name: 'work',
      codePath: '/assembly/asset.a',
      handler: 'index.handler',
      timeoutSeconds: 5,
      memoryMb: 128,
      environment: { TABLE: 'Test-Table', QUEUE: 'https://sqs.eu-south-1.amazonaws.com/000000000000/jobs' },
    })
    expect(definition?.environment).not.toHaveProperty('NOTHING')
  })

  test('of queues with their dead letters', () => {
    const { queues } = defineStack(assemblyOf(resources))
    expect(queues[0]).toMatchObject({
      name: 'jobs',
      redrive: { deadLetterQueueName: 'jobs-dead', maxReceiveCount: 3 },
    })
    expect(queues[1]).not.toHaveProperty('redrive')
  })

  test('of tables with stream and expiry', () => {
    const [definition] = defineStack(assemblyOf(resources)).tables
    expect(definition).toMatchObject({
      name: 'Test-Table',
      ttlAttribute: 'expiresAt',
      create: { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } },
    })
  })

  test('of mappings, from a queue and from a stream with its filter', () => {
    const stack = defineStack(
      assemblyOf({
        ...resources,
        FromQueue: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
            FunctionName: { Ref: 'Work' },
            FunctionResponseTypes: ['ReportBatchItemFailures'],
          },
        },
        FromStream: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
            FunctionName: { 'Fn::GetAtt': ['Work', 'Arn'] },
            StartingPosition: 'TRIM_HORIZON',
            FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
          },
        },
      }),
    )
    expect(stack.queueMappings[0]).toMatchObject({
      queueName: 'jobs',
      functionName: 'work',
      batchSize: 10,
      reportBatchItemFailures: true,
    })
    expect(stack.streamMappings[0]).toMatchObject({
      tableName: 'Test-Table',
      functionName: 'work',
      batchSize: 100,
      filterPatterns: [{ eventName: ['INSERT'] }],
    })
  })

  test('without the resources whose condition does not hold', () => {
    const conditional = { ...dead, Condition: 'IsProd' }
    const Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } }
    const Parameters = { Stage: { Default: 'dev' } }
    expect(defineStack(assemblyOf({ Dead: conditional }, { Conditions, Parameters })).queues).toEqual([])
  })
})

describe('what the runner does not know is refused by name:', () => {
  test.each([
    [
      'a resource type',
      { X: { Type: 'AWS::StepFunctions::StateMachine' } },
      /AWS::StepFunctions::StateMachine X: .*not known to the local runner/,
    ],
    [
      'a property of a queue',
      { X: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
      /AWS::SQS::Queue X: "FifoQueue" is not known.*local\/template\/queues\.ts/,
    ],
    [
      'another runtime',
      {
        Work: { ...worker, Properties: { ...worker.Properties, Runtime: 'python3.13' } },
        Queue: queue,
        Dead: dead,
        Table: table,
        Role: role,
      },
      /Work: Runtime: the local runner has only nodejs24\.x/,
    ],
    [
      'a nested property',
      {
        X: {
          ...dead,
          Properties: { RedrivePolicy: { deadLetterTargetArn: 'a', maxReceiveCount: 1, extra: 1 } },
        },
      },
      /"RedrivePolicy\.extra"/,
    ],
    [
      'an operator in a rule',
      { X: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: [{ wildcard: 'a*' }] } } } },
      /AWS::Events::Rule X: .*"wildcard" at source/,
    ],
    [
      'a scheduled rule',
      { X: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } } },
      /"ScheduleExpression" is not known/,
    ],
    [
      'the target of a rule',
      {
        X: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventPattern: { source: ['a'] },
            Targets: [{ Id: '1', Arn: 'arn:aws:states:r:1:x' }],
          },
        },
      },
      /service "states"/,
    ],
    [
      'the source of a mapping',
      {
        X: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { EventSourceArn: 'arn:aws:kinesis:r:1:stream/x', FunctionName: 'f' },
        },
      },
      /service "kinesis"/,
    ],
    [
      'a stream that does not show both images',
      {
        X: {
          ...table,
          Properties: { ...table.Properties, StreamSpecification: { StreamViewType: 'KEYS_ONLY' } },
        },
      },
      /X: StreamSpecification\.StreamViewType: the local runner has only streams with NEW_AND_OLD_IMAGES/,
    ],
    [
      'more than one batch of a stream at a time',
      {
        X: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: 'arn:aws:dynamodb:r:1:table/x/stream/y',
            FunctionName: 'f',
            StartingPosition: 'LATEST',
            ParallelizationFactor: 2,
          },
        },
      },
      /X: ParallelizationFactor: the local runner delivers one batch after the other/,
    ],
    [
      'an attribute',
      { X: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Y', 'Nope'] } } }, Y: dead },
      /attribute "Nope"/,
    ],
    [
      'an intrinsic',
      { X: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAZs': '' } } } },
      /Fn::GetAZs is not known/,
    ],
    [
      'a reference to nothing',
      { X: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Gone' } } } },
      /Gone is referred to and not defined/,
    ],
    [
      'a bundle that is not in the assembly',
      {
        Work: {
          ...worker,
          Properties: { ...worker.Properties, Code: { S3Key: 'b.zip' }, Environment: undefined },
        },
        Role: role,
      },
      /no asset b\.zip/,
    ],
  ])('%s', (_, unknown: Record<string, RawResource>, message) => {
    expect(() => defineStack(assemblyOf(unknown))).toThrow(message)
  })
})
