import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { App, AssetStaging, Validations } from 'aws-cdk-lib'
import type { CloudAssembly } from 'aws-cdk-lib/cx-api'
import { AwsSolutionsChecks } from 'cdk-nag'
import * as z from 'zod'
import { buildFunctions, defaultBuildFolder } from './build.ts'
import { RaccordoStack } from './raccordo-stack.ts'
import { readSettings } from './settings.ts'

const cdkJsonSchema = z.object({ context: z.record(z.string(), z.unknown()) })

export interface SynthesisOptions {
  /** Folder of the cloud assembly; left out, the CDK command line's or a temporary one. */
  readonly outputFolder?: string
  /** Folder of the bundles; left out, `build/`. */
  readonly buildFolder?: string
  /** Settings by name, as `--context` gives them. */
  readonly context?: Readonly<Record<string, unknown>>
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether cdk-nag looks at the template; only a caller that changes nothing may do without. */
  readonly withNag?: boolean
}

/**
 * Bundles the functions and writes the stack's template and assets.
 * Throws when a setting is wrong, a bundle does not build or a rule of cdk-nag is broken.
 */
export async function synthesize(options: SynthesisOptions = {}): Promise<CloudAssembly> {
  const bundles = options.buildFolder ?? defaultBuildFolder
  await buildFunctions(bundles)
  const app = new App({
    ...(options.outputFolder && { outdir: options.outputFolder }),
    context: { ...featureFlags(), ...options.context },
    // Without this CDK adds a metadata resource that reports to AWS and that the local runner cannot know.
    analyticsReporting: false,
  })
  const settings = readSettings(app.node.getAllContext(), options.environment ?? process.env)
  if (options.withNag ?? true) Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  removeOldAssets(app.outdir)
  new RaccordoStack(app, `Raccordo-${settings.stage}`, { settings, bundles })
  return app.synth()
}

/** Only the CDK command line reads cdk.json; a program that synthesizes by itself must have the same flags. */
function featureFlags(): Record<string, unknown> {
  const text = readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')
  return cdkJsonSchema.parse(JSON.parse(text)).context
}

/** CDK never removes what an earlier synthesis left behind, and remembers what this process has copied before. */
function removeOldAssets(folder: string): void {
  AssetStaging.clearAssetHashCache()
  for (const name of globSync('asset.*', { cwd: folder })) rmSync(join(folder, name), { recursive: true })
}
