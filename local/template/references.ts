/** What `Ref` and `Fn::GetAtt` of a resource give: the names and ARNs it would have on AWS. */

import {
  apiUrlOnAws,
  arn,
  busArn,
  busNameOf,
  type Environment,
  functionArn,
  queueArn,
  queueUrlOnAws,
  ruleArn,
  scheduleArn,
  streamArn,
  tableArn,
} from './arns.ts'

export interface Identity {
  readonly logicalId: string
  readonly environment: Environment
  /** A property of the resource, evaluated. */
  property(name: string): unknown
}

interface Addressing {
  /** The property with the resource's own name; without it the name is made of stack and logical id. */
  readonly nameProperty?: string
  readonly ref: (identity: Identity, name: string) => string
  readonly attributes: Readonly<Record<string, (identity: Identity, name: string) => string>>
}

const name = (_: Identity, own: string) => own

const addressing: Readonly<Record<string, Addressing>> = {
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    ref: name,
    attributes: { Arn: ({ environment }, own) => functionArn(environment, own) },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: ({ environment }, own) => queueUrlOnAws(environment, own),
    attributes: {
      Arn: ({ environment }, own) => queueArn(environment, own),
      QueueName: name,
      QueueUrl: ({ environment }, own) => queueUrlOnAws(environment, own),
    },
  },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    ref: name,
    attributes: {
      Arn: ({ environment }, own) => tableArn(environment, own),
      StreamArn: ({ environment }, own) => streamArn(environment, own),
    },
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ environment }, own) => busArn(environment, own), Name: name },
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ environment, property }, own) => ruleArn(environment, busOf(property), own) },
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ environment }, own) => scheduleArn(environment, own) },
  },
  'AWS::SES::ConfigurationSet': { nameProperty: 'Name', ref: name, attributes: {} },
  'AWS::SES::EmailIdentity': {
    nameProperty: 'EmailIdentity',
    ref: name,
    // What stands in the DNS of the domain only AWS knows.
    attributes: Object.fromEntries(
      [1, 2, 3].flatMap((number) => [
        [`DkimDNSTokenName${number}`, (_: Identity, own: string) => `local${number}._domainkey.${own}`],
        [`DkimDNSTokenValue${number}`, () => `local${number}.dkim.amazonses.com`],
      ]),
    ),
  },
  'AWS::ApiGatewayV2::Api': {
    ref: ({ logicalId }) => logicalId.toLowerCase(),
    attributes: {
      ApiId: ({ logicalId }) => logicalId.toLowerCase(),
      ApiEndpoint: ({ logicalId, environment }) => apiUrlOnAws(environment, logicalId),
    },
  },
  'AWS::ApiGatewayV2::Integration': { ref: ({ logicalId }) => logicalId, attributes: {} },
}

function busOf(property: Identity['property']): string {
  const bus = property('EventBusName')
  return busNameOf(typeof bus === 'string' ? bus : undefined)
}

/** What `Ref` gives. Of a resource that the runner only knows as inert it is its logical id. */
export function referenceOf(identity: Identity, type: string): string {
  const known = addressing[type]
  return known ? known.ref(identity, physicalName(identity, type)) : identity.logicalId
}

/**
 * What `Fn::GetAtt` gives.
 * @throws for an attribute of a known type that is not listed here
 */
export function attributeOf(identity: Identity, type: string, attribute: string): string {
  const known = addressing[type]
  if (!known) return inertAttribute(identity, type, attribute)
  const read = known.attributes[attribute]
  if (read) return read(identity, physicalName(identity, type))
  throw new Error(
    `${type} ${identity.logicalId}: attribute "${attribute}" is not known to the local runner; add it to local/template/references.ts`,
  )
}

/** The name that the resource has on AWS and here. */
export function physicalName(identity: Identity, type: string): string {
  const property = addressing[type]?.nameProperty
  const own = property === undefined ? undefined : identity.property(property)
  return typeof own === 'string' ? own : `${identity.environment.stackName}-${identity.logicalId}`
}

function inertAttribute({ logicalId, environment }: Identity, type: string, attribute: string): string {
  const service = type.split('::')[1]?.toLowerCase() ?? 'unknown'
  return attribute.endsWith('Arn') ? arn(environment, service, logicalId) : `${logicalId}.${attribute}`
}
