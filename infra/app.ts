/** The CDK app: `cdk synth` and `cdk deploy` run this file. */
import { SettingsError } from './settings.ts'
import { synthesize } from './synthesize.ts'

try {
  await synthesize()
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
