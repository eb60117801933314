import { keyStatements } from './statements.ts'
import { all, at, failing, referred, type Template, type TemplatePromise } from './template.ts'

const keyOf: Record<string, string[]> = {
  'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::Logs::LogGroup': ['KmsKeyId'],
}

const isRetained = (resource: {
  DeletionPolicy?: string | undefined
  UpdateReplacePolicy?: string | undefined
}) => resource.DeletionPolicy === 'Retain' && resource.UpdateReplacePolicy === 'Retain'

function unencrypted(template: Template): string[] {
  const keys = all(template, 'AWS::KMS::Key')
  return Object.entries(keyOf).flatMap(([type, path]) =>
    failing(all(template, type), ({ Properties }) => {
      const key = referred(at(Properties, ...path))
      return key !== undefined && key === keys[0]?.id
    }),
  )
}

/** The log service checks the name of its region; the region is written in the key policy itself. */
const servicesOfTheKey = [
  /^events\.amazonaws\.com$/,
  /^cloudwatch\.amazonaws\.com$/,
  /^logs\.[a-z0-9-]+\.amazonaws\.com$/,
]

export const dataPromises: TemplatePromise[] = [
  {
    says: 'the table can be restored to any second of the last weeks',
    broken: (template) =>
      failing(all(template, 'AWS::DynamoDB::Table'), ({ Properties }) =>
        Boolean(at(Properties, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')),
      ),
  },
  {
    says: 'the table is protected from deletion',
    broken: (template) =>
      failing(
        all(template, 'AWS::DynamoDB::Table'),
        ({ Properties }) => Properties['DeletionProtectionEnabled'] === true,
      ),
  },
  {
    says: 'table and key outlive the stack',
    broken: (template) =>
      failing([...all(template, 'AWS::DynamoDB::Table'), ...all(template, 'AWS::KMS::Key')], isRetained),
  },
  {
    says: 'there is one customer-managed key, and it rotates',
    broken: (template) => {
      const keys = all(template, 'AWS::KMS::Key')
      const still = failing(keys, ({ Properties }) => Properties['EnableKeyRotation'] === true)
      return keys.length === 1 ? still : [`${keys.length} keys`, ...still]
    },
  },
  { says: 'table, queues, topics and logs are encrypted with the one key', broken: unencrypted },
  {
    says: 'the key’s policy names the services that use it in their own name',
    broken: (template) => {
      const services = keyStatements(template)
        .filter(({ actions }) => actions.includes('kms:Decrypt') && actions.includes('kms:GenerateDataKey'))
        .map(({ principal }) => String(at(principal, 'Service')))
      return servicesOfTheKey.filter((name) => !services.some((service) => name.test(service))).map(String)
    },
  },
  {
    says: 'every log group forgets',
    broken: (template) =>
      failing(
        all(template, 'AWS::Logs::LogGroup'),
        ({ Properties }) =>
          Number(Properties['RetentionInDays']) > 0 && Number(Properties['RetentionInDays']) <= 400,
      ),
  },
  {
    says: 'the table’s items expire, and its stream shows both images',
    broken: (template) =>
      failing(
        all(template, 'AWS::DynamoDB::Table'),
        ({ Properties }) =>
          at(Properties, 'TimeToLiveSpecification', 'AttributeName') === 'expiresAt' &&
          at(Properties, 'StreamSpecification', 'StreamViewType') === 'NEW_AND_OLD_IMAGES',
      ),
  },
]
