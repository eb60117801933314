/** The CDK app: `cdk synth` and `cdk deploy` run this file. */
import { synthesize } from './synthesize.ts'

await synthesize()
