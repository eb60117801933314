import { join } from 'node:path'
import { build } from 'esbuild'
import { bundling } from '../../../infra/build.ts'

/** What handlers are compared with: nothing at all, and the least that speaks to the table. */
const sources = {
  'empty handler': 'export const handler = async () => undefined',
  'bare DynamoDB client': `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
    const client = new DynamoDBClient({})
    export const handler = (input) => client.send(new GetItemCommand(input))`,
} as const

export type Baseline = keyof typeof sources
export const baselines = Object.keys(sources) as readonly Baseline[]

/** Bundles the baselines just like the handlers, into `<folder>/<name>/index.cjs`. */
export async function buildBaselines(folder: string): Promise<void> {
  for (const name of baselines) {
    await build({
      ...bundling,
      stdin: { contents: sources[name], resolveDir: bundling.absWorkingDir },
      outfile: join(folder, name, 'index.cjs'),
    })
  }
}
