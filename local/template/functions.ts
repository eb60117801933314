/** AWS::Lambda::Function. */

import { join } from 'node:path'
import * as z from 'zod'
import { count, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/functions.ts'

const functionSchema = z.strictObject({
  Code: z.strictObject({ S3Bucket: inert, S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.literal('nodejs24.x', 'the local runner has only nodejs24.x'),
  Timeout: count.default(3),
  MemorySize: count.default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  PackageType: z.literal('Zip').optional(),
  FunctionName: inert,
  Role: inert,
  Architectures: inert,
  Description: inert,
  KmsKeyArn: inert,
  LoggingConfig: inert,
  RuntimeManagementConfig: inert,
  Tags: inert,
  TracingConfig: inert,
})

/** A Lambda function as the template and the asset manifest describe it. */
export interface FunctionDefinition {
  readonly logicalId: string
  readonly name: string
  /** Folder that holds the bundle. */
  readonly codePath: string
  /** `index.handler` means: export `handler` of `index.cjs`. */
  readonly handler: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
}

/** @param assetFolders folder of the bundle by the object key that the template names */
export function readFunction(
  resource: Resource,
  assetFolders: ReadonlyMap<string, string>,
  assembly: string,
): FunctionDefinition {
  const properties = readProperties(resource, functionSchema, FILE)
  const folder = assetFolders.get(properties.Code.S3Key)
  if (folder === undefined) {
    throw new Error(
      `${resource.type} ${resource.logicalId}: no asset ${properties.Code.S3Key} in ${assembly}; synthesize again`,
    )
  }
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    codePath: join(assembly, folder),
    handler: properties.Handler,
    timeoutSeconds: properties.Timeout,
    memoryMb: properties.MemorySize,
    environment: properties.Environment?.Variables ?? {},
  }
}

/** A function is referred to by its name or by its ARN. */
export function functionNameOf(reference: string): string {
  return reference.startsWith('arn:') ? (reference.split(':')[6] ?? '') : reference
}
