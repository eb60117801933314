// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's placeholders
import { describe, expect, test } from 'vitest'
import { holds, resolve } from '../../../local/template/values.ts'

describe('an intrinsic function is evaluated:', () => {
  const deployment = {
    environment: { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' },
    template: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
      Conditions: { No: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] } },
    },
  }
  test.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-south-1'],
    [
      { 'Fn::Sub': '${Queue.Arn}/${AWS::AccountId}/${!Literal}' },
      'arn:aws:sqs:eu-south-1:000000000000:jobs/000000000000/${Literal}',
    ],
    [{ 'Fn::Sub': ['${x}', { x: { Ref: 'AWS::StackName' } }] }, 'Test'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['No', 'yes', 'no'] }, 'no'],
    [{ Ref: 'Topic' }, 'Topic'],
    [{ list: [{ Ref: 'AWS::NoValue' }, 1] }, { list: [1] }],
    [{ Condition: { StringEquals: {} } }, { Condition: { StringEquals: {} } }],
  ])('%j', (raw, value) => {
    expect(resolve(deployment, raw)).toEqual(value)
  })

  test('a condition that is not defined is an error', () => {
    expect(() => holds(deployment, 'Missing')).toThrow(/Missing is used and not defined/)
  })
})
