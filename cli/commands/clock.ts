import type { Command } from 'commander'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { advanceClock, type ClockStep, romeText, showClock } from '../clock.ts'
import { instantAfter, instantAt } from '../clock-time.ts'
import { readEndpoints } from '../endpoints.ts'
import { print, printThing } from '../output.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { type CommonOptions, withCommonOptions } from './with-connection.ts'

interface AdvanceOptions extends CommonOptions {
  readonly to?: string
  readonly by?: string
}

export function addClockCommands(program: Command): void {
  const group = program.command('clock').description('the time of a stack on this machine')
  withControl<CommonOptions>(
    group.command('show').description('what time it is for the stack, in UTC and in Rome'),
    async (control, options) => printThing(await showClock(control), options),
  )
  withControl<AdvanceOptions>(
    group
      .command('advance')
      .description('move the time on, and run every schedule that fires meanwhile, in order')
      .option('--to <time>', 'an instant, or a time in Rome: "2026-11-23 08:00", "mon 08:00", 08:00')
      .option('--by <length>', '30m, 12h; 3d is the same time of day, three days on')
      .addHelpText('after', explained),
    advance,
  )
}

const explained = `
Every run has the clock at its instant, and the next begins when all queues are empty. What runs every minute is not
run 1,440 times a day: only right after something comes due, at the end, and every half hour while anything happens.
A run that fails is told and tried again a minute and two minutes later. Printed are the runs that wrote something or
failed, and the first of each day. The clock never goes back; "npm start -- --fresh --now …" begins anew.`

async function advance(control: string, options: AdvanceOptions): Promise<void> {
  if ((options.to === undefined) === (options.by === undefined)) {
    throw new WrongUsage('say either --to <time> or --by <length>')
  }
  const now = new Date((await showClock(control)).now)
  const to = options.by === undefined ? instantAt(options.to ?? '', now) : instantAfter(options.by, now)
  const steps: ClockStep[] = []
  const move = await advanceClock(control, to, (step) => {
    if (!options.json && isTelling(step, steps)) print(stepAsText(step))
    steps.push(step)
  })
  if (options.json) printThing({ ...move, steps }, options)
  else print(`${romeText(new Date(move.now))}  the clock has arrived: ${countText(move)}`)
}

/** A run that found nothing is no news, but for the first of a day: it shows that the clock moves. */
function isTelling({ at, ok, changes }: ClockStep, before: readonly ClockStep[]): boolean {
  return !ok || changes > 0 || dayOf(at) !== dayOf(before.at(-1)?.at ?? '1970-01-01T00:00:00Z')
}

const dayOf = (at: string) => romeDate(new Date(at))

function stepAsText({ at, schedule, ok, error, attempt, changes }: ClockStep): string {
  const what = schedule.replace(/^raccordo-[a-z0-9]+-/, '')
  const wrote = changes === 0 ? 'nothing to do' : `${changes} items written`
  const failed = attempt < 3 ? `failed (${error}), is tried again` : `failed three times (${error})`
  return `${romeText(new Date(at))}  ${what.padEnd(8)}  ${ok ? wrote : failed}`
}

function countText({ runs, failures }: { runs: number; failures: number }): string {
  return failures === 0 ? `${runs} runs` : `${runs} runs, of which ${failures} failed`
}

/** Gives a command the URL of the runner that has the clock. */
function withControl<Options extends CommonOptions>(
  command: Command,
  action: (control: string, options: Options) => Promise<void>,
): void {
  withCommonOptions(command).action(async () => {
    const options = command.optsWithGlobals<Options>()
    if (options.stage !== undefined) {
      throw new Refused(
        `stage ${options.stage} is in AWS, where the time is what it is: only the clock of a stack on this machine can be seen and moved`,
      )
    }
    const { control } = await readEndpoints(options.state ?? '.local')
    await action(control, options)
  })
}
