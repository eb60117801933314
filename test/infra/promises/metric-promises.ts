import { all, at, failing, type Resource, referred, type Template, type TemplatePromise } from './template.ts'

/** The alarms that watch a metric of this name, whoever writes it. */
export function alarmsOn(template: Template, metric: string): Resource[] {
  return all(template, 'AWS::CloudWatch::Alarm').filter(
    ({ Properties }) => Properties['MetricName'] === metric,
  )
}

/** Those of AWS's own services, and of a log's filter, have other dimensions or none. */
const isOnOwnMetric = ({ Properties }: Resource) => at(Properties, 'Dimensions', 0, 'Name') === 'service'

/** The nights have 13 hours without a run. */
const isOnSilence = ({ Properties }: Resource, id: string) =>
  referred(Properties['Dimensions']) === id &&
  Properties['TreatMissingData'] === 'breaching' &&
  Properties['ComparisonOperator'] === 'LessThanThreshold' &&
  (Number(Properties['Period']) * Number(Properties['EvaluationPeriods'])) / 3600 > 13

/** Alarms on what our functions measure, and on a run that does not come. */
export const metricPromises: TemplatePromise[] = [
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
]
