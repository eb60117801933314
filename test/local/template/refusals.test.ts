import { describe, expect, test } from 'vitest'
import type { RawResource } from '../../../local/template/values.ts'
import { defineStack } from '../../../local/template.ts'
import { assemblyOf, dead, queue, role, table, worker } from './assembly-of.ts'

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
      'a part that a rule picks out of an event',
      {
        X: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventPattern: { source: ['a'] },
            Targets: [
              {
                ...{ Id: '1', Arn: 'arn:aws:sqs:r:1:x' },
                InputTransformer: { InputPathsMap: { a: '$.detail[*]' }, InputTemplate: '<a>' },
              },
            ],
          },
        },
      },
      /AWS::Events::Rule X: .*the path \$\.detail\[\*\] of a is not known/,
    ],
    [
      'two inputs of one target',
      {
        X: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventPattern: { source: ['a'] },
            Targets: [{ Id: '1', Arn: 'arn:aws:sqs:r:1:x', Input: '1', InputPath: '$.detail' }],
          },
        },
      },
      /AWS::Events::Rule X: a target takes only one of Input, InputPath and InputTransformer/,
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
