/** AWS::ApiGatewayV2: an HTTP API, its routes and what they call. */

import * as z from 'zod'
import { apiUrlOnAws } from './arns.ts'
import { functionNameOf } from './functions.ts'
import { count, flag, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/http-api.ts'

const apiSchema = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  Name: inert,
  Description: inert,
  DisableExecuteApiEndpoint: inert,
  IpAddressType: inert,
  Tags: inert,
})

const stageSchema = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default', 'the local runner has only the $default stage'),
  AutoDeploy: flag.optional(),
  AccessLogSettings: inert,
  // Throttles are not enforced: on one machine nothing comes near them.
  DefaultRouteSettings: inert,
  RouteSettings: inert,
  Description: inert,
  Tags: inert,
})

const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  IntegrationMethod: inert,
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: count.default(30_000),
  Description: inert,
})

const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').optional(),
  AuthorizationScopes: z.array(z.never()).optional(),
  OperationName: inert,
})

export interface RouteDefinition {
  /** `GET /status`, `ANY /webhooks/{proxy+}`, `$default`. */
  readonly routeKey: string
  readonly functionName: string
  readonly timeoutMs: number
}

export interface HttpApiDefinition {
  readonly apiId: string
  /** The address it would have on AWS; the runner's own takes its place in settings and outputs. */
  readonly urlOnAws: string
  readonly routes: readonly RouteDefinition[]
}

/** Reads the resources of all AWS::ApiGatewayV2 types. */
export function readHttpApi(resources: readonly Resource[]): HttpApiDefinition | undefined {
  const [api, ...more] = resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Api')
  if (!api) return undefined
  if (more[0])
    throw new Error(
      `${more[0].type} ${more[0].logicalId}: the local runner has only one HTTP API; see ${FILE}`,
    )
  readProperties(api, apiSchema, FILE)
  const integrations = new Map(
    resources
      .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
      .map((resource) => [resource.logicalId, readProperties(resource, integrationSchema, FILE)]),
  )
  for (const resource of resources) {
    if (resource.type === 'AWS::ApiGatewayV2::Stage') readProperties(resource, stageSchema, FILE)
  }
  const routes = resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .map((resource) => {
      const { RouteKey, Target } = readProperties(resource, routeSchema, FILE)
      const integration = integrations.get(Target.replace('integrations/', ''))
      if (!integration)
        throw new Error(`${resource.type} ${resource.logicalId}: no integration ${Target}; see ${FILE}`)
      const functionName = functionNameOf(functionArnIn(integration.IntegrationUri))
      return { routeKey: RouteKey, functionName, timeoutMs: integration.TimeoutInMillis }
    })
  return { apiId: api.logicalId.toLowerCase(), urlOnAws: apiUrlOnAws(api.environment, api.logicalId), routes }
}

/** The function's own ARN, or `arn:aws:apigateway:…:path/2015-03-31/functions/<arn>/invocations`. */
function functionArnIn(uri: string): string {
  return /functions\/(.*)\/invocations$/.exec(uri)?.[1] ?? uri
}
