/**
 * Bundles the functions and writes the template for one runner: `node local/stack/synthesize.ts <assembly> <bundles>`.
 * A process of its own, because the CDK library stays in memory and keeps the event loop busy for seconds.
 */
import { synthesize } from '../../infra/synthesize.ts'

const [outputFolder, buildFolder] = process.argv.slice(2)
if (!outputFolder || !buildFolder) {
  throw new Error('two folders are needed: node local/stack/synthesize.ts <assembly> <bundles>')
}
// The stage on this machine is always the default one: settings for a deployment in the shell are not meant for it.
// Here nobody counts mails: the rate of a new account would only make everybody wait.
await synthesize({
  outputFolder,
  buildFolder,
  context: { mailsPerSecond: 50 },
  environment: {},
  withNag: false,
})
