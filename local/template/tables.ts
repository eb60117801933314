/** AWS::DynamoDB::Table, as the call that creates it. */

import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { flag, inert, type Resource, readProperties } from './resource.ts'

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))

const projectionSchema = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
})

const tableSchema = z.strictObject({
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: projectionSchema,
        ContributorInsightsSpecification: inert,
        OnDemandThroughput: inert,
      }),
    )
    .default([]),
  BillingMode: z.literal('PAY_PER_REQUEST', 'the local runner has only PAY_PER_REQUEST'),
  StreamSpecification: z
    .strictObject({
      StreamViewType: z.literal(
        'NEW_AND_OLD_IMAGES',
        'the local runner has only streams with NEW_AND_OLD_IMAGES',
      ),
    })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: flag }).optional(),
  TableName: inert,
  ContributorInsightsSpecification: inert,
  DeletionProtectionEnabled: inert,
  OnDemandThroughput: inert,
  PointInTimeRecoverySpecification: inert,
  SSESpecification: inert,
  TableClass: inert,
  Tags: inert,
})

export interface TableDefinition {
  readonly logicalId: string
  readonly name: string
  readonly create: CreateTableCommandInput
  /** The attribute with the second at which an item may be removed. */
  readonly ttlAttribute?: string
}

export function readTable(resource: Resource): TableDefinition {
  const properties = readProperties(resource, tableSchema, 'local/template/tables.ts')
  const ttl = properties.TimeToLiveSpecification
  const indexes = properties.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection: {
      ProjectionType: Projection.ProjectionType,
      ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
    },
  }))
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    create: {
      TableName: resource.name,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      BillingMode: properties.BillingMode,
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      ...(properties.StreamSpecification && {
        StreamSpecification: { StreamEnabled: true, ...properties.StreamSpecification },
      }),
    },
    ...(ttl?.Enabled && { ttlAttribute: ttl.AttributeName }),
  }
}
