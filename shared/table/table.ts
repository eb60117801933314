import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The one table, and the only client that speaks to it. */
export interface Table {
  readonly name: string
  readonly client: DynamoDBDocumentClient
}

/**
 * The SDK has no socket timeout by default, and only warns at `requestTimeout` unless it is told to throw: a table that
 * does not answer must not eat a door's four seconds.
 */
const timeouts = { connectionTimeout: 500, requestTimeout: 1500, throwOnRequestTimeout: true }

/** @param config where to find it, when that is not what the environment says */
export function openTable(name: string, config: DynamoDBClientConfig = {}): Table {
  const client = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 4, ...config })
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  }
}
