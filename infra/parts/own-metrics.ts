import type { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type { Settings } from '../settings.ts'

const namespace = 'Raccordo'

/** What a function's environment says of its own metrics, so that it writes them where the alarms look. */
export function metricsEnvironment(service: string): Readonly<Record<string, string>> {
  return { POWERTOOLS_METRICS_NAMESPACE: namespace, POWERTOOLS_SERVICE_NAME: service }
}

/** A function's name, before the function is there. */
export function serviceName({ stage }: Settings, file: string): string {
  return `raccordo-${stage}-${file}`
}

/** A metric that a function writes by itself; of several figures in a period the highest counts. */
export function ownMetric(service: string, metricName: string, period: Duration): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace,
    metricName,
    dimensionsMap: { service },
    period,
    statistic: 'Maximum',
  })
}
