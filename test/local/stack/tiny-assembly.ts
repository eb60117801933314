import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * A cloud assembly made by hand, with one of everything that the runner runs: the door puts a row, the row's change
 * is published as an event, a rule brings the event to a queue, and its consumer puts another row.
 */
export function writeTinyAssembly(folder: string, more: Readonly<Record<string, unknown>> = {}): string {
  mkdirSync(join(folder, 'asset.code'), { recursive: true })
  writeFileSync(join(folder, 'asset.code/index.cjs'), code)
  const template = { Resources: { ...resources, ...more } }
  write(join(folder, 'Tiny.template.json'), template)
  write(join(folder, 'Tiny.assets.json'), {
    files: {
      code: {
        source: { path: 'asset.code', packaging: 'zip' },
        destinations: { here: { objectKey: 'code.zip' } },
      },
    },
  })
  write(join(folder, 'manifest.json'), {
    artifacts: {
      Tiny: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/eu-south-1',
        properties: { templateFile: 'Tiny.template.json' },
      },
    },
  })
  return folder
}

const code = `
const { DynamoDBClient, PutItemCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-dynamodb'))})
const { EventBridgeClient, PutEventsCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-eventbridge'))})
const table = new DynamoDBClient({})
const bus = new EventBridgeClient({})
const put = (pk) => table.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: pk } } }))
exports.door = async (event) => {
  await put('IN#' + event.rawPath)
  return { statusCode: 202, body: process.env.QUEUE_URL }
}
exports.publish = async ({ Records }) => {
  const Entries = Records.map(({ dynamodb }) => ({ Source: 'tiny', DetailType: 'put', EventBusName: process.env.BUS, Detail: JSON.stringify({ pk: dynamodb.Keys.pk.S }) }))
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }))
  if (FailedEntryCount > 0) throw new Error('some entries were refused')
}
exports.consume = async ({ Records }) => {
  for (const { body } of Records) {
    const { detail } = JSON.parse(body)
    if (detail.pk.includes('bad')) throw new Error('this one is bad')
    await put(detail.pk.replace('IN#', 'OUT#'))
  }
}
exports.sweep = async (input) => put('SWEPT#' + JSON.stringify(input))
`

function write(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value))
}

function lambda(handler: string): unknown {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: `tiny-${handler}`,
      Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
      Handler: `index.${handler}`,
      Runtime: 'nodejs24.x',
      Timeout: 10,
      MemorySize: 256,
      Environment: {
        Variables: { TABLE: { Ref: 'Table' }, BUS: { Ref: 'Bus' }, QUEUE_URL: { Ref: 'Queue' } },
      },
    },
  }
}

const attribute = (...path: string[]) => ({ 'Fn::GetAtt': path })

const resources = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'tiny-dead-letters' } },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'tiny-work',
      VisibilityTimeout: 10,
      RedrivePolicy: { deadLetterTargetArn: attribute('Dead', 'Arn'), maxReceiveCount: 2 },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'tiny' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Bus' },
      EventPattern: { source: ['tiny'], detail: { pk: [{ prefix: 'IN#' }] } },
      Targets: [
        { Id: 'queue', Arn: attribute('Queue', 'Arn'), DeadLetterConfig: { Arn: attribute('Dead', 'Arn') } },
      ],
    },
  },
  Door: lambda('door'),
  Publish: lambda('publish'),
  Consume: lambda('consume'),
  Sweep: lambda('sweep'),
  FromStream: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: attribute('Table', 'StreamArn'),
      FunctionName: { Ref: 'Publish' },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      MaximumRetryAttempts: 5,
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
    },
  },
  FromQueue: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: attribute('Queue', 'Arn'), FunctionName: { Ref: 'Consume' }, BatchSize: 1 },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'tiny', ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: attribute('Door', 'Arn'),
      PayloadFormatVersion: '2.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: 'POST /in/{id}',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
    },
  },
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 'tiny-sweep',
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: attribute('Sweep', 'Arn'), RoleArn: 'role', Input: '{"age":120}' },
    },
  },
}
