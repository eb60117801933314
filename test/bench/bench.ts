/** `npm run bench`: measures the project and shows each figure beside its budget. Nothing here is a test. */

import { measureBundles } from './bundles/bundles.ts'
import { measureCapacity } from './capacity/capacity.ts'
import { measureDeadlines } from './deadlines/deadlines.ts'
import { measureDecisions } from './decisions/decisions.ts'
import type { Figure } from './figure.ts'
import { describeMachine } from './machine.ts'
import { measureMails } from './mails/mails.ts'
import { measureMatching } from './matching/matching.ts'
import { type BenchOptions, type PartName, readOptions, usage, WrongUsage } from './options.ts'
import type { Part } from './part.ts'
import { measureProviders } from './providers/providers.ts'
import { measureReady } from './ready.ts'
import { type Report, reportAsText } from './report.ts'
import { measureThroughput } from './throughput/throughput.ts'

const parts: Readonly<Record<PartName, Part>> = {
  bundles: measureBundles,
  ready: measureReady,
  throughput: measureThroughput,
  capacity: measureCapacity,
  providers: measureProviders,
  deadlines: measureDeadlines,
  decisions: measureDecisions,
  mails: measureMails,
  matching: measureMatching,
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const tell = (line: string) => process.stderr.write(`${line}\n`)

// Leaves through `exit`, which stops the processes and removes the folders of whatever is under way.
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const options = readOptionsOrExplain(args)
  if (options === 'help') say(usage.trimEnd())
  if (options === 'help' || options === 'wrong') return options === 'help' ? 0 : 2
  const report = await measure(options)
  say(options.json ? JSON.stringify(report, null, 2) : reportAsText(report))
  return Object.keys(report.failures).length === 0 ? 0 : 1
}

function readOptionsOrExplain(args: readonly string[]): BenchOptions | 'help' | 'wrong' {
  try {
    return readOptions(args)
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    tell(`${error.message}\n\n${usage.trimEnd()}`)
    return 'wrong'
  }
}

/** A part that fails is told of, and takes nothing from the others. */
async function measure(options: BenchOptions): Promise<Report> {
  const machine = describeMachine()
  const figures: Record<string, readonly Figure[]> = {}
  const failures: Record<string, string> = {}
  for (const name of options.parts) {
    try {
      figures[name] = await parts[name]({ ...options, tell })
    } catch (error) {
      tell(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`)
      failures[name] = error instanceof Error ? error.message : String(error)
    }
  }
  return { takenAt: new Date().toISOString(), machine, figures, failures }
}
