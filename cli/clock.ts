import * as z from 'zod'
import { Refused } from '../shared/errors.ts'

const shown = z.object({ now: z.iso.datetime(), offsetMs: z.number(), timeScale: z.number() })

const step = z.object({
  at: z.iso.datetime(),
  schedule: z.string(),
  attempt: z.number(),
  ok: z.boolean(),
  error: z.string().optional(),
  changes: z.number(),
})
/** One run of a schedule on the way, and how many items were written because of it. */
export type ClockStep = z.infer<typeof step>

const move = z.object({
  from: z.iso.datetime(),
  now: z.iso.datetime(),
  runs: z.number(),
  failures: z.number(),
})

const line = z.union([z.object({ step }), z.object({ move }), z.object({ refused: z.string() })])

/** The clock of the stack on this machine, by the runner's own URL. */
export async function showClock(control: string) {
  const { now, offsetMs, timeScale } = shown.parse(await (await ask(control)).json())
  return { now, rome: romeText(new Date(now)), aheadMinutes: Math.round(offsetMs / 60_000), timeScale }
}

/**
 * Moves the clock on, telling each run of a schedule on the way.
 * @throws Refused when the runner does not do it, in its words
 */
export async function advanceClock(control: string, to: Date, onStep: (step: ClockStep) => void) {
  const answer = await ask(control, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: to.toISOString() }),
  })
  for await (const told of lines(answer)) {
    if ('refused' in told) throw new Refused(told.refused)
    if ('move' in told) return told.move
    onStep(told.step)
  }
  throw new Refused('the stack stopped while the clock was moved: start it again with "npm start"')
}

async function* lines(answer: Response): AsyncGenerator<z.infer<typeof line>> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of answer.body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield line.parse(JSON.parse(part))
  }
}

async function ask(control: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${control}/clock`, init).catch((cause: unknown) => {
    throw new Refused(`the stack at ${control} does not answer: start it again with "npm start"`, { cause })
  })
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Rome', hourCycle: 'h23' },
  ...{
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
})

/** An instant as the clocks of Rome show it: `Mon 23 Nov 2026 08:00`. */
export function romeText(instant: Date): string {
  return dayAndTime.format(instant).replaceAll(',', '')
}
