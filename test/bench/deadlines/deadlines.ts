import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Table } from '../../../shared/table/table.ts'
import { startChild } from '../child.ts'
import { atMost, comparedWith, type Figure, figure, ratioAtMost } from '../figure.ts'
import type { Part, PartOptions } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { putDeadlines, tableWithPeople } from './many-deadlines.ts'
import { type Slice, slice } from './slice.ts'
import { measureUnits } from './units.ts'

const script = fileURLToPath(new URL('engine-process.ts', import.meta.url))
const message = z.object({ url: z.string() })
const DUE = 100
/** What one slice may take here; on AWS it is `budgetSeconds` of the schedule. */
const SLICE_MS = 5_000
/** A run of the same work on a machine that does other things too may well take twice as long. */
const FLAT = 2

/** The hourly run: its time and units by what is due and by what is open, and how fast a great many are worked off. */
export const measureDeadlines: Part = (options) =>
  inScratchFolder(async (folder) => {
    const units = await measureUnits(options)
    const child = startChild(script, message, [join(folder, 'layer')])
    try {
      const { url } = await child.first
      return [...(await measureTimes(url, options)), ...units]
    } finally {
      await child.stop()
    }
  })

async function measureTimes(url: string, { deadlines, rounds, tell }: PartOptions): Promise<Figure[]> {
  const table = await tableWithPeople(url)
  const figures: Figure[] = []
  let isOpen = 0
  for (const open of [deadlines / 100, deadlines / 10, deadlines].map(Math.ceil)) {
    tell(`deadlines: run-due with ${DUE} due among ${open} open`)
    await putDeadlines(table, { open: open - isOpen, due: 0, round: `open ${open}` })
    isOpen = open
    const samples: number[] = []
    // Round 0 warms up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      await putDeadlines(table, { open: DUE, due: DUE, round: `${open} ${round}` })
      const { milliseconds } = await slice(table)
      if (round > 0) samples.push(milliseconds)
    }
    figures.push(figure(`${DUE} due among ${open} open`, 'ms', samples))
  }
  const [first, ...others] = figures
  if (first === undefined) return []
  const compared = others.map((one) => ratioAtMost(comparedWith(one, first), first.name, FLAT))
  return [first, ...compared, ...(await measureSlices(table, { deadlines, tell }))]
}

/** As many due at once as after a long outage. */
async function measureSlices(
  table: Table,
  { deadlines, tell }: Pick<PartOptions, 'deadlines' | 'tell'>,
): Promise<Figure[]> {
  const due = Math.ceil(deadlines / 10)
  tell(`deadlines: ${due} due, in slices of ${SLICE_MS / 1000} s`)
  await putDeadlines(table, { open: due, due, round: 'slices' })
  const slices: Slice[] = []
  do slices.push(await slice(table, SLICE_MS))
  while (slices.at(-1)?.isFinished === false)
  const seconds = slices.map(({ milliseconds }) => milliseconds / 1000)
  const perSecond = due / seconds.reduce((sum, one) => sum + one, 0)
  const longest = figure(`the longest of ${slices.length} slices`, 's', [Math.max(...seconds)])
  return [
    figure(`${due} due, brought on`, 'per second', [perSecond]),
    atMost(longest, (SLICE_MS / 1000) * 1.2),
  ]
}
