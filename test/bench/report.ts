import { toTable } from '../../cli/output.ts'
import type { Figure } from './figure.ts'
import type { Machine } from './machine.ts'

/** All that one run of the bench found, as `--json` prints it. */
export interface Report {
  readonly takenAt: string
  readonly machine: Machine
  /** By part. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>
  /** Why a part has no figures, by part. */
  readonly failures: Readonly<Record<string, string>>
}

/** The report for a person: a table per part, and why a part has none. */
export function reportAsText({ takenAt, machine, figures, failures }: Report): string {
  const { cores, processor, memoryGigabytes, node, load } = machine
  const on = `${takenAt} · Node ${node} · ${cores} cores (${processor}) · ${memoryGigabytes} GB · load ${load}`
  const measured = Object.entries(figures).filter(([, its]) => its.length > 0)
  const tables = measured.map(([part, its]) => `${part}\n\n${indent(figuresAsTable(its))}`)
  const failed = Object.entries(failures).map(([part, why]) => `${part}\n\n  failed: ${why}`)
  return [on, ...tables, ...failed].join('\n\n')
}

const header = ['', 'median', 'lowest – highest', 'samples', 'ratio', 'budget', '']

function figuresAsTable(figures: readonly Figure[]): string {
  return toTable([header, ...figures.map(row)])
}

function row({ name, unit, value, lowest, highest, samples, ratios, budget }: Figure): string[] {
  const spread = samples === 1 ? '' : `${short(lowest)} – ${short(highest)}`
  const limit =
    budget === undefined ? '' : `≤ ${budget.atMost} ${budget.of === 'value' ? unit : `× ${budget.of}`}`
  const verdict = budget === undefined ? '' : budget.isKept ? 'kept' : 'OVER'
  const compared = ratios.map(({ to, value: times }) => `${times.toFixed(2)} × ${to}`).join(', ')
  return [
    name,
    `${short(value)} ${unit}`,
    spread,
    samples === 1 ? '' : String(samples),
    compared,
    limit,
    verdict,
  ]
}

/** Three digits tell enough. */
function short(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return value.toFixed(0)
  return value.toFixed(value >= 10 ? 1 : 2)
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
