import { keyStatements, resourceStatements } from './statements.ts'
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

const alarmsOn = (template: Template, metric: string) =>
  all(template, 'AWS::CloudWatch::Alarm').filter(({ Properties }) => Properties['MetricName'] === metric)

/** Those of AWS's own services, and of a log's filter, have other dimensions or none. */
const isOnOwnMetric = ({ Properties }: Resource) => at(Properties, 'Dimensions', 0, 'Name') === 'service'

/** The nights have 13 hours without a run. */
const isOnSilence = ({ Properties }: Resource, id: string) =>
  referred(Properties['Dimensions']) === id &&
  Properties['TreatMissingData'] === 'breaching' &&
  Properties['ComparisonOperator'] === 'LessThanThreshold' &&
  (Number(Properties['Period']) * Number(Properties['EvaluationPeriods'])) / 3600 > 13

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
    says: 'what is due for long raises an alarm, and so does a danger that could not be told',
    broken: (template) =>
      ['DueAgeSeconds', 'DangersNotTold', 'ToldNobody', 'DistrictsWithUnowned'].filter(
        (metric) => alarmsOn(template, metric).length === 0,
      ),
  },
  {
    says: 'an alarm rises when the hourly run is not started from one day’s work to the next’s',
    broken: (template) =>
      all(template, 'AWS::Lambda::Function')
        .filter(({ Properties }) => String(Properties['FunctionName']).endsWith('-run-due'))
        .map(({ id }) => id)
        .filter((id) => !alarmsOn(template, 'Invocations').some((alarm) => isOnSilence(alarm, id))),
  },
  {
    says: 'alarms on our own metrics look where exactly one function writes them',
    broken: (template) =>
      failing(all(template, 'AWS::CloudWatch::Alarm').filter(isOnOwnMetric), ({ Properties }) => {
        const writers = all(template, 'AWS::Lambda::Function').filter((each) => {
          const variables = at(each.Properties, 'Environment', 'Variables')
          return (
            at(variables, 'POWERTOOLS_METRICS_NAMESPACE') === Properties['Namespace'] &&
            at(variables, 'POWERTOOLS_SERVICE_NAME') === at(Properties, 'Dimensions', 0, 'Value')
          )
        })
        return writers.length === 1
      }),
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
