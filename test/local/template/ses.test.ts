import { describe, expect, test } from 'vitest'
import type { RawResource } from '../../../local/template/values.ts'
import { defineStack } from '../../../local/template.ts'
import { assemblyOf } from './assembly-of.ts'

const set: RawResource = { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'ours' } }
const identity: RawResource = {
  Type: 'AWS::SES::EmailIdentity',
  Properties: { EmailIdentity: 'mail.example.org' },
}
const bus = (name: string) => ({ 'Fn::Sub': `arn:aws:events:\${AWS::Region}:1:event-bus/${name}` })

function destination(more: Readonly<Record<string, unknown>> = {}): RawResource {
  return {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Set' },
      EventDestination: {
        EventBridgeDestination: { EventBusArn: bus('default') },
        MatchingEventTypes: ['send', 'bounce'],
        ...more,
      },
    },
  }
}

const define = (resources: Readonly<Record<string, RawResource>>) => defineStack(assemblyOf({ ...resources }))

test('SES knows its configuration sets, what each tells, and who may send', () => {
  const more = destination({ MatchingEventTypes: ['delivery'] })
  const silent = destination({ MatchingEventTypes: ['complaint'], Enabled: false })
  const { ses } = define({ Set: set, Identity: identity, First: destination(), More: more, Silent: silent })
  expect(ses.identities).toEqual(['mail.example.org'])
  expect([...ses.configurationSets]).toEqual([['ours', new Set(['Send', 'Bounce', 'Delivery'])]])
})

test('a stack without SES sends nothing', () => {
  expect(define({}).ses).toEqual({ identities: [], configurationSets: new Map() })
})

test('the records for the domain’s DNS are made up', () => {
  const record = { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenName2'] }
  const assembly = assemblyOf({ Identity: identity }, { Outputs: { Record: { Value: record } } })
  expect(defineStack(assembly).outputs).toEqual({ Record: 'local2._domainkey.mail.example.org' })
})

describe('what the runner does not know of SES is refused by name:', () => {
  test.for([
    [
      'another bus',
      { X: destination({ EventBridgeDestination: { EventBusArn: bus('ours') } }) },
      'only to the default bus',
    ],
    [
      'another destination',
      { X: destination({ SnsDestination: { TopicARN: 'a' } }) },
      '"EventDestination.SnsDestination"',
    ],
    [
      'a picture that tells when a mail is opened',
      { X: destination({ MatchingEventTypes: ['open'] }) },
      'MatchingEventTypes',
    ],
    [
      'tracking',
      { X: { ...set, Properties: { Name: 'ours', TrackingOptions: {} } } },
      '"TrackingOptions" is not known',
    ],
    [
      'a list of its own',
      {
        X: { ...set, Properties: { Name: 'ours', SuppressionOptions: { SuppressedReasons: ['BOUNCE'] } } },
      },
      'SuppressedReasons',
    ],
    [
      'a configuration set by default',
      {
        X: {
          ...identity,
          Properties: {
            EmailIdentity: 'a.org',
            ConfigurationSetAttributes: { ConfigurationSetName: 'ours' },
          },
        },
      },
      'only the configuration set that a call names',
    ],
    ['a template', { X: { Type: 'AWS::SES::Template' } }, 'AWS::SES::Template X: this resource type'],
  ] as const)('%s', ([, resources, message]) => {
    expect(() => define({ Set: set, ...resources })).toThrow(message)
  })
})
