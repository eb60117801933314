import { all, at, failing, referred, type TemplatePromise } from './template.ts'

/** An HTTP API gives up after 30 s whatever the function's timeout says. */
const httpLimitSeconds = 29
const traces = /path|sourceIp|userAgent|authorizer|queryString|identity/i

export const functionPromises: TemplatePromise[] = [
  {
    says: 'every function runs on Node 24 on arm64',
    broken: (template) =>
      failing(
        all(template, 'AWS::Lambda::Function'),
        ({ Properties }) =>
          Properties['Runtime'] === 'nodejs24.x' && at(Properties, 'Architectures', 0) === 'arm64',
      ),
  },
  {
    says: 'every function has a timeout of its own, of a minute at most',
    broken: (template) =>
      failing(
        all(template, 'AWS::Lambda::Function'),
        ({ Properties }) => Number(Properties['Timeout']) > 0 && Number(Properties['Timeout']) <= 60,
      ),
  },
  {
    says: 'a function behind the API ends before the API gives it up',
    broken: (template) => {
      const behindApi = new Set(
        all(template, 'AWS::ApiGatewayV2::Integration').map(({ Properties }) =>
          referred(Properties['IntegrationUri']),
        ),
      )
      const functions = all(template, 'AWS::Lambda::Function').filter(({ id }) => behindApi.has(id))
      return failing(functions, ({ Properties }) => Number(Properties['Timeout']) <= httpLimitSeconds)
    },
  },
  {
    says: 'every function knows its table',
    broken: (template) => {
      const tables = all(template, 'AWS::DynamoDB::Table').map(({ id }) => id)
      return failing(all(template, 'AWS::Lambda::Function'), ({ Properties }) => {
        const table = referred(at(Properties, 'Environment', 'Variables', 'TABLE_NAME')) ?? ''
        return tables.includes(table)
      })
    },
  },
  {
    says: 'every function has a role and a log group to itself',
    broken: (template) =>
      ['Role', 'LoggingConfig'].flatMap((property) => {
        const functions = all(template, 'AWS::Lambda::Function')
        const uses = Map.groupBy(functions, ({ Properties }) => referred(Properties[property]))
        return failing(functions, ({ Properties }) => {
          const id = referred(Properties[property])
          return id !== undefined && uses.get(id)?.length === 1
        })
      }),
  },
  {
    says: 'the API is throttled, far above the need',
    broken: (template) =>
      failing(all(template, 'AWS::ApiGatewayV2::Stage'), ({ Properties }) => {
        const rate = Number(at(Properties, 'DefaultRouteSettings', 'ThrottlingRateLimit'))
        const burst = Number(at(Properties, 'DefaultRouteSettings', 'ThrottlingBurstLimit'))
        return rate >= 100 && rate <= 1000 && burst >= rate
      }),
  },
  {
    says: 'the access log holds the route and never the path, the address or the browser',
    broken: (template) =>
      failing(all(template, 'AWS::ApiGatewayV2::Stage'), ({ Properties }) => {
        const format = String(at(Properties, 'AccessLogSettings', 'Format'))
        return format.includes('$context.routeKey') && !traces.test(format)
      }),
  },
  {
    says: 'payloads of the API are of version 2.0',
    broken: (template) =>
      failing(
        all(template, 'AWS::ApiGatewayV2::Integration'),
        ({ Properties }) => Properties['PayloadFormatVersion'] === '2.0',
      ),
  },
  {
    says: 'nothing needs a custom resource or a nested stack',
    broken: (template) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => Type.startsWith('Custom::') || Type.startsWith('AWS::CloudFormation::'))
        .map(([id]) => id),
  },
]
