/** One resource of the template, and how its properties are read: all of them known, or none. */

import * as z from 'zod'
import type { Environment } from './arns.ts'

export interface Resource {
  readonly logicalId: string
  readonly type: string
  /** The name it has on AWS and here. */
  readonly name: string
  /** Evaluated; still to be checked. */
  readonly properties: unknown
  readonly environment: Environment
}

/** A property that changes nothing on one machine (encryption, tags, roles, …): known, and read past. */
export const inert = z.unknown().optional()

/** CloudFormation accepts numbers and truth values as text, too. */
export const count = z.coerce.number().int().nonnegative()
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])

/**
 * The properties of a resource by a strict schema.
 * @throws naming resource, property and `file`, where a property that is missing here can be added.
 */
export function readProperties<Shape extends z.ZodType>(
  resource: Resource,
  schema: Shape,
  file: string,
): z.infer<Shape> {
  const result = schema.safeParse(resource.properties ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => explain(issue))
  throw new Error(`${resource.type} ${resource.logicalId}: ${problems.join('; ')}; see ${file}`)
}

function explain(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return `${path || 'the properties'}: ${issue.message}`
  const names = issue.keys.map((key) => `"${[path, key].filter(Boolean).join('.')}"`).join(', ')
  return `${names} is not known to the local runner`
}
