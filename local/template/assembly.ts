/** The cloud assembly on disk: manifest, template and where each function's bundle lies. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Environment, LOCAL_ACCOUNT_ID } from './arns.ts'
import type { RawTemplate } from './values.ts'

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.object({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
    }),
  ),
})

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
})

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).optional(),
      Condition: z.string().optional(),
    }),
  ),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).optional(),
  Conditions: z.record(z.string(), z.unknown()).optional(),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).optional(),
})

export interface Assembly {
  readonly folder: string
  readonly environment: Environment
  readonly template: RawTemplate
  /** Folder of each bundle, relative to `folder`, by the object key that the template names. */
  readonly assetFolders: ReadonlyMap<string, string>
}

/**
 * Reads the one stack of an assembly.
 * @throws when there is none, or more
 */
export function readAssembly(folder: string): Assembly {
  const { artifacts } = manifestSchema.parse(readJson(join(folder, 'manifest.json')))
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack')
  const [stack] = stacks
  if (!stack || stacks.length > 1) {
    throw new Error(`${folder}/manifest.json has ${stacks.length} stacks; the local runner runs exactly one`)
  }
  const [stackName, { environment, properties }] = stack
  const template = templateSchema.parse(
    readJson(join(folder, properties?.templateFile ?? `${stackName}.template.json`)),
  )
  return {
    folder,
    environment: environmentOf(stackName, environment),
    template,
    assetFolders: assetFolders(join(folder, `${stackName}.assets.json`)),
  }
}

/** `aws://unknown-account/eu-south-1`: what the stack does not say is filled as a stand-in would. */
function environmentOf(stackName: string, environment = ''): Environment {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? []
  return {
    stackName,
    accountId: account !== undefined && /^\d{12}$/.test(account) ? account : LOCAL_ACCOUNT_ID,
    region: region === undefined || region.startsWith('unknown') ? 'eu-south-1' : region,
  }
}

function assetFolders(manifestPath: string): Map<string, string> {
  const { files } = assetsSchema.parse(readJson(manifestPath))
  const folders = Object.values(files)
    .filter(({ source }) => source.packaging === 'zip')
    .flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, source.path] as const),
    )
  return new Map(folders)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
