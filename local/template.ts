/** Turns a synthesized template into typed definitions of everything that the local runner runs. */

import type { Environment } from './template/arns.ts'
import { type Assembly, readAssembly } from './template/assembly.ts'
import { type BusDefinition, type RuleDefinition, readBus, readRule } from './template/event-rules.ts'
import { type FunctionDefinition, readFunction } from './template/functions.ts'
import { type HttpApiDefinition, readHttpApi } from './template/http-api.ts'
import { inertTypes } from './template/inert.ts'
import {
  type QueueMappingDefinition,
  readMapping,
  type StreamMappingDefinition,
} from './template/mappings.ts'
import { type QueueDefinition, readQueue } from './template/queues.ts'
import { physicalName } from './template/references.ts'
import type { Resource } from './template/resource.ts'
import { readSchedule, type ScheduleDefinition } from './template/schedules.ts'
import { readSes, type SesDefinition } from './template/ses.ts'
import { readTable, type TableDefinition } from './template/tables.ts'
import { type Deployment, holds, identified, resolve } from './template/values.ts'

export interface StackDefinition {
  readonly environment: Environment
  readonly functions: readonly FunctionDefinition[]
  readonly queues: readonly QueueDefinition[]
  readonly tables: readonly TableDefinition[]
  readonly api?: HttpApiDefinition
  readonly buses: readonly BusDefinition[]
  readonly rules: readonly RuleDefinition[]
  readonly queueMappings: readonly QueueMappingDefinition[]
  readonly streamMappings: readonly StreamMappingDefinition[]
  readonly schedules: readonly ScheduleDefinition[]
  readonly ses: SesDefinition
  readonly outputs: Readonly<Record<string, string>>
}

const liveTypes = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
] as const

/**
 * Reads the one stack in a cloud assembly's folder.
 * @throws on whatever the local runner does not know
 */
export function readStack(assemblyFolder: string): StackDefinition {
  return defineStack(readAssembly(assemblyFolder))
}

/** The same of an assembly already read. */
export function defineStack(assembly: Assembly): StackDefinition {
  const deployment: Deployment = { template: assembly.template, environment: assembly.environment }
  const resources = resourcesOf(deployment)
  const all = <Definition>(
    type: (typeof liveTypes)[number],
    read: (resource: Resource) => Definition,
  ): Definition[] => resources.filter((resource) => resource.type === type).map(read)
  const mappings = all('AWS::Lambda::EventSourceMapping', readMapping)
  const api = readHttpApi(resources.filter(({ type }) => type.startsWith('AWS::ApiGatewayV2::')))
  return {
    environment: assembly.environment,
    functions: all('AWS::Lambda::Function', (resource) =>
      readFunction(resource, assembly.assetFolders, assembly.folder),
    ),
    queues: all('AWS::SQS::Queue', readQueue),
    tables: all('AWS::DynamoDB::Table', readTable),
    ...(api && { api }),
    buses: all('AWS::Events::EventBus', readBus),
    rules: all('AWS::Events::Rule', readRule),
    queueMappings: mappings.filter((mapping) => mapping?.kind === 'queue'),
    streamMappings: mappings.filter((mapping) => mapping?.kind === 'stream'),
    schedules: all('AWS::Scheduler::Schedule', readSchedule),
    ses: readSes(resources.filter(({ type }) => type.startsWith('AWS::SES::'))),
    outputs: outputsOf(deployment),
  }
}

function resourcesOf(deployment: Deployment): Resource[] {
  const { environment, template } = deployment
  return Object.entries(template.Resources)
    .filter(([, { Condition }]) => holds(deployment, Condition))
    .filter(([logicalId, { Type }]) => isLive(logicalId, Type))
    .map(([logicalId, { Type: type, Properties }]) => {
      const [identity] = identified(deployment, logicalId)
      const properties = resolve(deployment, Properties)
      return { logicalId, type, name: physicalName(identity, type), properties, environment }
    })
}

function isLive(logicalId: string, type: string): boolean {
  if (liveTypes.some((known) => known === type)) return true
  if (inertTypes.has(type)) return false
  throw new Error(
    `${type} ${logicalId}: this resource type is not known to the local runner; add it to local/template.ts, or to local/template/inert.ts when it changes nothing on one machine`,
  )
}

function outputsOf(deployment: Deployment): Record<string, string> {
  const outputs = Object.entries(deployment.template.Outputs ?? {})
  return Object.fromEntries(outputs.map(([name, { Value }]) => [name, String(resolve(deployment, Value))]))
}
