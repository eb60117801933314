import { keyStatements, resourceStatements } from './statements.ts'
import { all, at, failing, list, referred, type Template, type TemplatePromise } from './template.ts'

/** Whether an alarm watches a metric of this resource, with at most this threshold when one is given. */
export function hasAlarm(
  template: Template,
  metric: string,
  id: string,
  threshold = Number.MAX_VALUE,
): boolean {
  return all(template, 'AWS::CloudWatch::Alarm').some(
    ({ Properties }) =>
      Properties['MetricName'] === metric &&
      referred(Properties['Dimensions']) === id &&
      Number(Properties['Threshold']) <= threshold,
  )
}

const functionsWithout = (metric: string) => (template: Template) =>
  failing(all(template, 'AWS::Lambda::Function'), ({ id }) => hasAlarm(template, metric, id, 0))

/** No figure must count as a bad one: then the sweep itself does not run. */
const outboxAlarm = (template: Template) =>
  all(template, 'AWS::CloudWatch::Alarm').find(
    ({ Properties }) =>
      Properties['MetricName'] === 'OutboxAgeSeconds' && Properties['TreatMissingData'] === 'breaching',
  )

export const alarmPromises: TemplatePromise[] = [
  { says: 'every function has an alarm on its errors', broken: functionsWithout('Errors') },
  { says: 'every function has an alarm on its throttles', broken: functionsWithout('Throttles') },
  {
    says: 'a function that reads the stream has an alarm on how far it is behind',
    broken: (template) =>
      all(template, 'AWS::Lambda::EventSourceMapping')
        .filter(({ Properties }) => Properties['StartingPosition'] !== undefined)
        .map(({ Properties }) => referred(Properties['FunctionName']) ?? 'no function')
        .filter((id) => !hasAlarm(template, 'IteratorAge', id)),
  },
  {
    says: 'the API has an alarm on its 5xx and, through its access log, on its 429',
    broken: (template) =>
      failing(all(template, 'AWS::ApiGatewayV2::Api'), ({ id }) => {
        const filter = all(template, 'AWS::Logs::MetricFilter').find(({ Properties }) =>
          String(Properties['FilterPattern']).includes('"429"'),
        )
        const counted = at(filter?.Properties, 'MetricTransformations', 0, 'MetricName')
        const isWatched = all(template, 'AWS::CloudWatch::Alarm').some(
          ({ Properties }) => counted !== undefined && Properties['MetricName'] === counted,
        )
        return isWatched && hasAlarm(template, '5xx', id, 0)
      }),
  },
  {
    says: 'an outbox that grows old, or that nobody measures, raises an alarm',
    broken: (template) => (outboxAlarm(template) ? [] : ['no alarm on OutboxAgeSeconds']),
  },
  {
    says: 'every alarm tells a topic and says what to do',
    broken: (template) =>
      failing(all(template, 'AWS::CloudWatch::Alarm'), ({ Properties }) => {
        const topics = new Set(all(template, 'AWS::SNS::Topic').map(({ id }) => id))
        const actions = list(Properties['AlarmActions']).map((action) => referred(action) ?? '')
        return actions.some((id) => topics.has(id)) && String(Properties['AlarmDescription']).length > 60
      }),
  },
  {
    says: 'alarms may publish to the encrypted topic: its policy and the key’s let CloudWatch in',
    broken: (template) => {
      const lets = (actions: string[], action: string, principal: unknown) =>
        actions.includes(action) && at(principal, 'Service') === 'cloudwatch.amazonaws.com'
      const topicIsOpen = resourceStatements(template).some(({ actions, principal }) =>
        lets(actions, 'sns:Publish', principal),
      )
      const keyIsOpen = keyStatements(template).some(({ actions, principal }) =>
        lets(actions, 'kms:GenerateDataKey', principal),
      )
      return [...(topicIsOpen ? [] : ['topic policy']), ...(keyIsOpen ? [] : ['key policy'])]
    },
  },
]
