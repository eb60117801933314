import { resourceStatements, roleStatements, type Statement } from './statements.ts'
import { all, at, failing, list, referred, type Template, type TemplatePromise } from './template.ts'
import { isOf } from './whose.ts'

const itemWrites = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].map((name) => `dynamodb:${name}`)
/** They show no partition key, or none that a condition could trust. */
const unguarded = /^dynamodb:(Scan|PartiQL.*|ExportTable.*|\*)$/

/** The policies that hold an action of the first list but lack one of the second. */
function lacking(template: Template, when: (action: string) => boolean, needed: string[]): string[] {
  const byPolicy = Map.groupBy(roleStatements(template), ({ id }) => id)
  return [...byPolicy]
    .map(([id, statements]) => ({ id, actions: new Set(statements.flatMap(({ actions }) => actions)) }))
    .filter(({ actions }) => [...actions].some(when) && needed.some((action) => !actions.has(action)))
    .map(({ id }) => id)
}

const hasStar = ({ actions, resources }: Statement) =>
  actions.some((action) => action.includes('*')) ||
  resources.some((text) => JSON.stringify(text).includes('*'))

const leadingKeys = (condition: unknown, operator: string) =>
  list(at(condition, operator, 'dynamodb:LeadingKeys')).map(String)

/** As IAM compares: `*` stands for any text, also an empty one. Our keys have no other sign that means something. */
const fits = (pattern: string, key: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(key)

/** Whether a statement over the table's items opens one with this partition key. */
function opens({ condition }: Statement, key: string): boolean {
  const allowed = leadingKeys(condition, 'ForAllValues:StringLike')
  const excluded = leadingKeys(condition, 'ForAllValues:StringNotLike')
  const isAllowed = allowed.length === 0 || allowed.some((pattern) => fits(pattern, key))
  return isAllowed && !excluded.some((pattern) => fits(pattern, key))
}

const LOOKUP_SECRET = 'SECRET#lookup'
const formSecrets = ['SECRET#a-school', 'SECRET#lookup-of-a-school']

function statementsThatOpen(template: Template, keys: readonly string[]): Statement[] {
  const tables = new Set(all(template, 'AWS::DynamoDB::Table').map(({ id }) => id))
  return roleStatements(template)
    .filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')))
    .filter(({ resources }) =>
      resources.some((arn) => tables.has(referred(arn) ?? '') && !isPartOfTable(arn)),
    )
    .filter((statement) => keys.some((key) => opens(statement, key)))
}

/** An index or the stream: secrets stand in no index, and only the publisher reads the stream. */
const isPartOfTable = (arn: unknown) =>
  at(arn, 'Fn::GetAtt', 1) === 'StreamArn' || JSON.stringify(arn).includes('/index/')

export const permissionPromises: TemplatePromise[] = [
  {
    says: 'no role may do everything or on everything: no * in an action or a resource',
    broken: (template) =>
      roleStatements(template)
        .filter(hasStar)
        .map(({ id }) => id),
  },
  {
    says: 'no role takes a policy that AWS may widen',
    broken: (template) =>
      failing(
        all(template, 'AWS::IAM::Role'),
        ({ Properties }) => list(Properties['ManagedPolicyArns']).length === 0,
      ),
  },
  {
    says: 'no queue or topic lets anybody in but a named service under a condition',
    broken: (template) =>
      resourceStatements(template)
        .filter(({ effect }) => effect === 'Allow')
        .filter(({ principal, condition }) => typeof at(principal, 'Service') !== 'string' || !condition)
        .map(({ id }) => id),
  },
  {
    says: 'who reads the table may decrypt it',
    broken: (template) =>
      lacking(template, (action) => action.startsWith('dynamodb:'), ['kms:Decrypt', 'kms:DescribeKey']),
  },
  {
    says: 'who writes the table may encrypt it',
    broken: (template) =>
      lacking(template, (action) => itemWrites.includes(action), ['kms:Encrypt', 'kms:GenerateDataKey']),
  },
  {
    says: 'who sends to a queue may use its key',
    broken: (template) =>
      lacking(template, (action) => action === 'sqs:SendMessage', ['kms:Decrypt', 'kms:GenerateDataKey']),
  },
  {
    says: 'who receives from a queue may decrypt it',
    broken: (template) => lacking(template, (action) => action === 'sqs:ReceiveMessage', ['kms:Decrypt']),
  },
  {
    says: 'the queues of rules let exactly these rules send',
    broken: (template) =>
      all(template, 'AWS::Events::Rule')
        .filter(({ id, Properties }) => {
          const wanted = list(Properties['Targets']).flatMap((target) => [
            referred(at(target, 'Arn')),
            referred(at(target, 'DeadLetterConfig', 'Arn')),
          ])
          const open = resourceStatements(template)
            .filter(({ condition }) => referred(at(condition, 'ArnEquals', 'aws:SourceArn')) === id)
            .filter(({ principal }) => at(principal, 'Service') === 'events.amazonaws.com')
            .flatMap(({ resources }) => resources.map(referred))
          return wanted.some((queue) => !open.includes(queue))
        })
        .map(({ id }) => id),
  },
  {
    says: 'only the door may read the secrets of forms',
    broken: (template) =>
      statementsThatOpen(template, formSecrets)
        .filter(({ id }) => !isOf(template, id, 'receive-submission'))
        .map(({ id }) => id),
  },
  {
    says: 'not even the door may write the secrets of forms',
    broken: (template) =>
      statementsThatOpen(template, formSecrets)
        .filter(({ actions }) => actions.some((action) => itemWrites.includes(action)))
        .map(({ id }) => id),
  },
  {
    says: 'only the registration has the secret of the look-ups, to read it and to make it',
    broken: (template) => {
      const open = statementsThatOpen(template, [LOOKUP_SECRET])
      const wrong = open.filter(
        ({ id, actions }) =>
          !isOf(template, id, 'register-submission') ||
          actions.some((action) => !/^dynamodb:(GetItem|PutItem)$/.test(action)),
      )
      return open.length === 0 ? ['nobody has it'] : wrong.map(({ id }) => id)
    },
  },
  {
    says: 'nothing may remove from the table but the registration: mails, links and runs only add and change',
    broken: (template) =>
      roleStatements(template)
        .filter(({ actions }) => actions.includes('dynamodb:DeleteItem'))
        .filter(({ id }) => !isOf(template, id, 'register-submission'))
        .map(({ id }) => id),
  },
  {
    says: 'nobody may read the table in a way that no condition on keys can guard',
    broken: (template) =>
      roleStatements(template)
        .filter(({ actions }) => actions.some((action) => unguarded.test(action)))
        .map(({ id }) => id),
  },
]
