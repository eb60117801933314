import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { journeyAssembly } from '../support/journey-assembly.ts'
import { type Template, templateSchema } from './promises/template.ts'

/** The template without any setting, as the journeys of this run synthesized it. */
export async function journeyTemplate(): Promise<Template> {
  const assembly = await journeyAssembly()
  const [file = 'none'] = globSync('*.template.json', { cwd: assembly })
  return templateSchema.parse(JSON.parse(readFileSync(join(assembly, file), 'utf8')))
}

/** The template that these settings give, built and synthesized in a folder of its own. */
export async function synthesizeTemplate(
  context: Readonly<Record<string, unknown>> = {},
  { withNag = false } = {},
): Promise<Template> {
  // The CDK library takes seconds to load: only who synthesizes pays for it.
  const { synthesize } = await import('../../infra/synthesize.ts')
  const folder = mkdtempSync(join(tmpdir(), 'raccordo-synth-'))
  try {
    const assembly = await synthesize({
      outputFolder: join(folder, 'cdk.out'),
      buildFolder: join(folder, 'build'),
      context,
      environment: {},
      withNag,
    })
    const [stack] = assembly.stacks
    if (!stack) throw new Error('The synthesis gave no stack')
    return templateSchema.parse(JSON.parse(readFileSync(stack.templateFullPath, 'utf8')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
