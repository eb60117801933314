/** What `Ref` and `Fn::GetAtt` of a resource give: the names and ARNs it would have on AWS. */

/** Where the stack pretends to be deployed. */
export interface Place {
  readonly region: string
  readonly accountId: string
  readonly stackName: string
}

export interface Identity {
  readonly logicalId: string
  readonly place: Place
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
    attributes: { Arn: ({ place }, own) => arn(place, 'lambda', `function:${own}`) },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: ({ place }, own) => queueUrlOnAws(place, own),
    attributes: {
      Arn: ({ place }, own) => arn(place, 'sqs', own),
      QueueName: name,
      QueueUrl: ({ place }, own) => queueUrlOnAws(place, own),
    },
  },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    ref: name,
    attributes: {
      Arn: ({ place }, own) => arn(place, 'dynamodb', `table/${own}`),
      StreamArn: ({ place }, own) => arn(place, 'dynamodb', `table/${own}/stream/local`),
    },
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ place }, own) => arn(place, 'events', `event-bus/${own}`), Name: name },
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ place }, own) => arn(place, 'events', `rule/${own}`) },
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: ({ place }, own) => arn(place, 'scheduler', `schedule/default/${own}`) },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: ({ logicalId }) => logicalId.toLowerCase(),
    attributes: {
      ApiId: ({ logicalId }) => logicalId.toLowerCase(),
      ApiEndpoint: ({ logicalId, place }) => apiUrlOnAws(place, logicalId),
    },
  },
  'AWS::ApiGatewayV2::Integration': { ref: ({ logicalId }) => logicalId, attributes: {} },
}

/** What `Ref` gives. Of a resource that the runner only knows as inert it is its logical id. */
export function referenceOf(identity: Identity, type: string): string {
  const known = addressing[type]
  return known ? known.ref(identity, physicalName(identity, type)) : identity.logicalId
}

/** What `Fn::GetAtt` gives; throws for an attribute of a known type that is not listed here. */
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
  return typeof own === 'string' ? own : `${identity.place.stackName}-${identity.logicalId}`
}

/** The address that a queue would have on AWS; the runner puts its own in its place. */
export function queueUrlOnAws(place: Place, queueName: string): string {
  return `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${queueName}`
}

/** The address that the HTTP API would have on AWS; the runner puts its own in its place. */
export function apiUrlOnAws(place: Place, logicalId: string): string {
  return `https://${logicalId.toLowerCase()}.execute-api.${place.region}.amazonaws.com`
}

export function arn(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.accountId}:${resource}`
}

function inertAttribute({ logicalId, place }: Identity, type: string, attribute: string): string {
  const service = type.split('::')[1]?.toLowerCase() ?? 'unknown'
  return attribute.endsWith('Arn') ? arn(place, service, logicalId) : `${logicalId}.${attribute}`
}
