import { describe, expect, test } from 'vitest'
import type { RawResource } from '../../local/template/values.ts'
import { defineStack } from '../../local/template.ts'
import { assemblyOf, dead, resources } from './template/assembly-of.ts'

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

  test('of rules, by the name or the ARN of their bus', () => {
    const ruleOn = (bus: unknown): RawResource => ({
      Type: 'AWS::Events::Rule',
      Properties: { Name: 'rule', EventBusName: bus, EventPattern: { source: ['a'] } },
    })
    const { rules, outputs } = defineStack(
      assemblyOf(
        {
          Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'main' } },
          ByName: ruleOn({ Ref: 'Bus' }),
          ByArn: ruleOn({ 'Fn::GetAtt': ['Bus', 'Arn'] }),
          OnDefault: ruleOn({ Ref: 'AWS::NoValue' }),
        },
        { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['ByArn', 'Arn'] } } } },
      ),
    )
    const arn = 'arn:aws:events:eu-south-1:000000000000:rule/main/rule'
    const arnOnDefault = 'arn:aws:events:eu-south-1:000000000000:rule/rule'
    expect(rules.map(({ busName }) => busName)).toEqual(['main', 'main', 'default'])
    expect(rules.map((rule) => rule.arn)).toEqual([arn, arn, arnOnDefault])
    expect(outputs).toEqual({ Arn: arn })
  })

  test('without the resources whose condition does not hold', () => {
    const conditional = { ...dead, Condition: 'IsProd' }
    const Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } }
    const Parameters = { Stage: { Default: 'dev' } }
    expect(defineStack(assemblyOf({ Dead: conditional }, { Conditions, Parameters })).queues).toEqual([])
  })
})
