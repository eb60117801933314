import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesize } from '../../infra/synthesize.ts'
import { type Template, templateSchema } from './promises/template.ts'

/** The template that these settings give, built and synthesized in a folder of its own. */
export async function synthesizeTemplate(
  context: Readonly<Record<string, unknown>> = {},
  { withNag = false } = {},
): Promise<Template> {
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
