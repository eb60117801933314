import { Duration, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { oneMinute } from '../alarms.ts'
import { makeLogGroup, type RaccordoFunction } from './function.ts'
import type { Ground } from './ground.ts'

/**
 * Neither path nor address nor browser: a path may hold a token or a secret, the rest are personal data.
 * The route's pattern says enough.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
}

/** The only way in from outside. */
export class HttpApi extends Construct {
  readonly api: apigateway.HttpApi
  readonly #ground: Ground

  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    this.#ground = ground
    const name = `raccordo-${ground.settings.stage}`
    this.api = new apigateway.HttpApi(this, 'Api', { apiName: name, createDefaultStage: false })
    const logGroup = makeLogGroup(this, ground, `/raccordo/${ground.settings.stage}/access`)
    new apigateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Far above the need: API Gateway's own 429 cannot be replaced by an answer of ours.
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    })
    this.#raiseAlarms(name, logGroup)
  }

  /** `https://…` without a slash at its end. */
  get url(): string {
    return this.api.apiEndpoint
  }

  /** `openBecause` says how the function itself knows its callers. */
  addRoute(method: apigateway.HttpMethod, path: string, target: RaccordoFunction, openBecause: string): void {
    const routes = this.api.addRoutes({
      path,
      methods: [method],
      integration: new HttpLambdaIntegration(`${target.name}-integration`, target.lambda),
    })
    for (const route of routes) {
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: openBecause })
    }
  }

  #raiseAlarms(name: string, logGroup: logs.LogGroup): void {
    const { alarms, settings } = this.#ground
    const throttled = new logs.MetricFilter(this, 'Throttled', {
      logGroup,
      filterPattern: logs.FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace: `Raccordo/${settings.stage}`,
      metricName: 'ThrottledRequests',
    })
    alarms.add(`${name}-api-429`, {
      metric: throttled.metric({ period: oneMinute, statistic: 'Sum' }),
      description: `API Gateway refused requests with 429, and a sender may not try again. Look in /raccordo/${settings.stage}/access for the route; ask the partner to slow down or raise the throttle in infra/parts/http-api.ts.`,
    })
    alarms.add(`${name}-api-5xx`, {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      description: `The API answered 5xx. Look in /raccordo/${settings.stage}/access for the route and integrationError, then in the function's log by requestId. Senders were told to try again.`,
    })
  }
}
