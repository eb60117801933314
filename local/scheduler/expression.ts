/** Schedule expressions: `rate(1 minute)` and `cron(0 8-19 ? * MON-FRI *)`. */

import { Cron } from 'croner'

/** Gives the first time after the given one; undefined when there is none. */
export type NextTime = (after: Date) => Date | undefined

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * Reads an expression in a time zone.
 * @throws naming the expression and what is wrong with it
 */
export function readExpression(expression: string, timeZone: string): NextTime {
  const [, kind, inner] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? []
  if (kind === 'rate' && inner) return readRate(expression, inner)
  if (kind === 'cron' && inner) return readCron(expression, inner, timeZone)
  throw new Error(
    `schedule expression "${expression}" is not known to the local runner (rate and cron are); add it to local/scheduler/expression.ts`,
  )
}

/** A rate counts from when the schedule was made: here from the start of the runner. */
function readRate(expression: string, inner: string): NextTime {
  const [, number, unit] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? []
  if (!number || !unit || Number(number) === 0) {
    throw new Error(`schedule expression "${expression}" is no rate such as rate(5 minutes)`)
  }
  const gapMs = Number(number) * unitMs[unit as keyof typeof unitMs]
  return (after) => new Date(after.getTime() + gapMs)
}

function readCron(expression: string, inner: string, timeZone: string): NextTime {
  const fields = inner.split(/\s+/)
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields
  if (fields.length !== 6 || !dayOfWeek || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(
      `schedule expression "${expression}" needs six fields, with ? for exactly one of day of month and day of week`,
    )
  }
  const days = [dayOfMonth === '?' ? '*' : dayOfMonth, month, dayOfWeek === '?' ? '*' : shiftDays(dayOfWeek)]
  try {
    const pattern = ['0', minutes, hours, ...days, year].join(' ')
    const cron = new Cron(pattern, { timezone: timeZone, paused: true, mode: '7-part', sloppyRanges: true })
    return (after) => cron.nextRun(after) ?? undefined
  } catch (cause) {
    throw new Error(`schedule expression "${expression}" in time zone ${timeZone}: ${String(cause)}`, {
      cause,
    })
  }
}

/** AWS counts the days of the week from 1 for Sunday, cron from 0. What follows / or # is no day. */
function shiftDays(field: string): string {
  return field.replace(/(?<![/#\d])\d/g, (day) => String(Number(day) - 1))
}
