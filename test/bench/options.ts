import { parseArgs } from 'node:util'
import type { Effort } from './part.ts'

export const partNames = [
  'bundles',
  'ready',
  'throughput',
  'capacity',
  'providers',
  'deadlines',
  'decisions',
  'mails',
  'matching',
] as const
export type PartName = (typeof partNames)[number]

export interface BenchOptions extends Effort {
  readonly parts: readonly PartName[]
  readonly json: boolean
}

const defaults: Effort = {
  ...{ runs: 15, starts: 3, submissions: 150, rounds: 3, senders: 8 },
  ...{ deadlines: 10_000, families: 20_000 },
}
const most = 100_000

export const usage = `Measures the project on this machine and shows each figure beside its budget.

  npm run bench -- [parts] [options]

parts, all of them by default:
  bundles       size and import time of every function's bundle
  ready         time from the start of the stack until it says that it is ready
  throughput    submissions per second through the whole stack, beside its engines alone
  capacity      capacity units of one referral on AWS's DynamoDB Local (wants Java)
  providers     bytes, reading, pace and capacity units of one form, by provider (units want Java)
  deadlines     the hourly run: time and units by what is due and what is open (units want Java)
  decisions     decisions about families per second, and what each costs (units want Java)
  mails         mails per second, what each costs, and the pages behind them (units want Java)
  matching      the assignment of mentors, beside other solvers: time, memory, growth

options:
  --json           print nothing but JSON on stdout
  --runs N         fresh processes per bundle (${defaults.runs})
  --starts N       fresh starts of the stack (${defaults.starts})
  --rounds N       rounds of throughput (${defaults.rounds})
  --submissions N  submissions per round (${defaults.submissions})
  --senders N      senders at the same time (${defaults.senders})
  --deadlines N    open deadlines at most (${defaults.deadlines}); a tenth of them is worked off in slices
  --families N     families to be matched at most (${defaults.families})
  --help           show this
`

/** A part or an option that is unknown or has a wrong value. */
export class WrongUsage extends Error {}

/** Reads the command line; `help` when it is asked for. @throws WrongUsage */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values, positionals } = parse(args)
  if (values.help) return 'help'
  const count = (name: keyof Effort) => readCount(name, values[name])
  return {
    ...{ parts: readParts(positionals), json: values.json },
    ...{ runs: count('runs'), starts: count('starts'), rounds: count('rounds') },
    ...{ submissions: count('submissions'), senders: count('senders') },
    ...{ deadlines: count('deadlines'), families: count('families') },
  }
}

function parse(args: readonly string[]) {
  const count = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
        ...{ runs: count, starts: count, rounds: count, submissions: count, senders: count },
        ...{ deadlines: count, families: count },
      },
    })
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function readParts(given: readonly string[]): readonly PartName[] {
  const unknown = given.find((name) => !partNames.some((part) => part === name))
  if (unknown !== undefined)
    throw new WrongUsage(`there is no part "${unknown}": name some of ${partNames.join(', ')}`)
  return given.length === 0 ? partNames : partNames.filter((part) => given.includes(part))
}

function readCount(name: keyof Effort, text: string | undefined): number {
  if (text === undefined) return defaults[name]
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new WrongUsage(`--${name} takes a whole number from 1 to ${most}, not "${text}"`)
}
