import { hasAlarm } from './alarm-promises.ts'
import {
  all,
  at,
  failing,
  list,
  type Resource,
  referred,
  type Template,
  type TemplatePromise,
} from './template.ts'

interface Mapping extends Resource {
  readonly source: Resource
  readonly consumer: Resource | undefined
}

function mappings(template: Template, sourceType: string): Mapping[] {
  return all(template, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
    const source = find(template, sourceType, mapping.Properties['EventSourceArn'])
    const consumer = find(template, 'AWS::Lambda::Function', mapping.Properties['FunctionName'])
    return source ? [{ ...mapping, source, consumer }] : []
  })
}

function find(template: Template, type: string, reference: unknown): Resource | undefined {
  const id = referred(reference)
  return all(template, type).find((resource) => resource.id === id)
}

const queues = 'AWS::SQS::Queue'
const isDeadLetterQueue = (template: Template, reference: unknown) => {
  const queue = find(template, queues, reference)
  return queue !== undefined && Number(queue.Properties['MessageRetentionPeriod']) >= 14 * 86_400
}

const ruleTargets = (template: Template) =>
  all(template, 'AWS::Events::Rule').flatMap(({ id, Properties }) =>
    list(Properties['Targets']).map((target) => ({ id, target })),
  )

/** Every queue that anything names as the place for what failed. */
function deadLetterQueues(template: Template): string[] {
  const references = [
    ...all(template, queues).map((queue) => at(queue.Properties, 'RedrivePolicy', 'deadLetterTargetArn')),
    ...ruleTargets(template).map(({ target }) => at(target, 'DeadLetterConfig', 'Arn')),
    ...all(template, 'AWS::Scheduler::Schedule').map((schedule) =>
      at(schedule.Properties, 'Target', 'DeadLetterConfig', 'Arn'),
    ),
    ...mappings(template, 'AWS::DynamoDB::Table').map((mapping) =>
      at(mapping.Properties, 'DestinationConfig', 'OnFailure', 'Destination'),
    ),
  ]
  return [...new Set(references.flatMap((reference) => referred(reference) ?? []))]
}

export const queuePromises: TemplatePromise[] = [
  {
    says: 'a message stays invisible for at least six times its consumer’s timeout',
    broken: (template) =>
      failing(mappings(template, queues), ({ source, consumer }) => {
        const timeout = Number(consumer?.Properties['Timeout'])
        return Number(source.Properties['VisibilityTimeout']) >= 6 * timeout
      }),
  },
  {
    says: 'every work queue gives up after a few receives and keeps the message as a dead letter for 14 days',
    broken: (template) =>
      failing(mappings(template, queues), ({ source }) => {
        const redrive = source.Properties['RedrivePolicy']
        const receives = Number(at(redrive, 'maxReceiveCount'))
        return (
          receives >= 2 && receives <= 10 && isDeadLetterQueue(template, at(redrive, 'deadLetterTargetArn'))
        )
      }),
  },
  {
    says: 'every queue of dead letters has an alarm on its first message',
    broken: (template) =>
      deadLetterQueues(template).filter(
        (id) => !hasAlarm(template, 'ApproximateNumberOfMessagesVisible', id, 0),
      ),
  },
  {
    says: 'every work queue has an alarm on the age of its oldest message',
    broken: (template) =>
      mappings(template, queues)
        .map(({ source }) => source.id)
        .filter((id) => !hasAlarm(template, 'ApproximateAgeOfOldestMessage', id)),
  },
  {
    says: 'every rule target has dead letters',
    broken: (template) =>
      ruleTargets(template)
        .filter(({ target }) => !isDeadLetterQueue(template, at(target, 'DeadLetterConfig', 'Arn')))
        .map(({ id }) => id),
  },
  {
    says: 'every schedule has dead letters',
    broken: (template) =>
      failing(all(template, 'AWS::Scheduler::Schedule'), ({ Properties }) =>
        isDeadLetterQueue(template, at(Properties, 'Target', 'DeadLetterConfig', 'Arn')),
      ),
  },
  {
    says: 'every mapping of the stream has dead letters, gives up after some retries and bisects',
    broken: (template) =>
      failing(mappings(template, 'AWS::DynamoDB::Table'), ({ Properties }) => {
        const retries = Number(Properties['MaximumRetryAttempts'])
        const destination = at(Properties, 'DestinationConfig', 'OnFailure', 'Destination')
        const isBounded = retries >= 1 && retries <= 10 && Properties['BisectBatchOnFunctionError'] === true
        return isBounded && isDeadLetterQueue(template, destination)
      }),
  },
  {
    says: 'every mapping reports which of a batch failed',
    broken: (template) =>
      failing(all(template, 'AWS::Lambda::EventSourceMapping'), ({ Properties }) =>
        list(Properties['FunctionResponseTypes']).includes('ReportBatchItemFailures'),
      ),
  },
]
