/** What `npm start -- …` understands. */

import { parseArgs } from 'node:util'

export interface RunOptions {
  readonly port: number
  readonly fresh: boolean
  readonly demo: 'full' | 'districts-only'
  readonly now?: Date
  readonly chaosSeed?: string
  readonly timeScale: number
  readonly stateFolder: string
}

export const usage = `Runs the whole stack on this machine until Ctrl-C.

  npm start -- [options]

  --port N         port of the HTTP API, 0 for any free one (8787)
  --state DIR      folder that keeps table, logs and addresses between runs (.local)
  --fresh          forget what earlier runs left in that folder
  --no-demo        load the districts only, no invented partners
  --now TIME       start as if it were this time, such as 2026-03-02T08:00:00Z; without it the clock
                   goes on as an earlier run on this folder left it, else it is real time
  --time-scale N   make waits N times shorter: visibility, batch windows, delays, schedules (1)
  --chaos SEED     be as unkind as AWS may be: twice, late, out of order, throttled, killed
  --help           show this
`

/** An option that is unknown or has a wrong value. */
export class WrongUsage extends Error {}

/**
 * Reads the command line; `help` when it is asked for.
 * @throws WrongUsage for an option that is unknown or has a wrong value
 */
export function readOptions(args: readonly string[]): RunOptions | 'help' {
  const values = parse(args)
  if (values.help) return 'help'
  return {
    port: readNumber('port', values.port, { least: 0, most: 65_535, whole: true }),
    stateFolder: readText('state', values.state),
    fresh: values.fresh,
    demo: values['no-demo'] ? 'districts-only' : 'full',
    timeScale: readNumber('time-scale', values['time-scale'], { least: 1, most: 1_000, whole: false }),
    ...(values.now !== undefined && { now: readTime(values.now) }),
    ...(values.chaos !== undefined && { chaosSeed: readText('chaos', values.chaos) }),
  }
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        state: { type: 'string', default: '.local' },
        fresh: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        now: { type: 'string' },
        'time-scale': { type: 'string', default: '1' },
        chaos: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

function readNumber(name: string, text: string, { least, most, whole }: Bounds): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value
  throw new WrongUsage(
    `--${name} takes a ${whole ? 'whole ' : ''}number from ${least} to ${most}, not "${text}"`,
  )
}

function readText(name: string, text: string): string {
  if (text !== '') return text
  throw new WrongUsage(`--${name} must not be empty`)
}

/** Only a time with its zone: without one it would depend on the machine. */
function readTime(text: string): Date {
  const time = new Date(text)
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(time.getTime())) return time
  throw new WrongUsage(`--now takes a time with its zone such as 2026-03-02T08:00:00Z, not "${text}"`)
}
