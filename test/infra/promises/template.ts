import * as z from 'zod'

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})

export const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) })

export type Template = z.infer<typeof templateSchema>
export type Resource = z.infer<typeof resourceSchema> & { readonly id: string }

/** Something that holds for every template of ours; `broken` names each resource that breaks it. */
export interface TemplatePromise {
  readonly says: string
  broken(template: Template): string[]
}

/** The resources of one type, each with its logical id. */
export function all(template: Template, type: string): Resource[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ id, ...resource }))
}

/** What stands at a path of keys and indexes, or undefined. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.entries(found).find(([key]) => key === String(step))?.[1]
  }
  return found
}

/** A list, whether the template writes one entry bare or many in an array. */
export function list(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The first logical id that a value refers to, through Ref, GetAtt or Join. */
export function referred(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(referred).find((id) => id !== undefined)
  if (typeof value !== 'object' || value === null) return undefined
  const ref = at(value, 'Ref')
  if (typeof ref === 'string' && !ref.startsWith('AWS::')) return ref
  const attribute = at(value, 'Fn::GetAtt', 0)
  if (typeof attribute === 'string') return attribute
  return Object.values(value)
    .map(referred)
    .find((id) => id !== undefined)
}

/** The ids of the resources that do not satisfy a rule. */
export function failing<Kind extends Resource>(
  resources: Kind[],
  isKept: (resource: Kind) => boolean,
): string[] {
  return resources.filter((resource) => !isKept(resource)).map(({ id }) => id)
}
