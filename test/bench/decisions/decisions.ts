import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { decide } from '../../../shared/casework/decide.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import type { Table } from '../../../shared/table/table.ts'
import { startChild } from '../child.ts'
import { tableWithPeople } from '../deadlines/many-deadlines.ts'
import { type Figure, figure } from '../figure.ts'
import type { Part, PartOptions } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { closedLoop } from '../throughput/closed-loop.ts'
import { deskWork, putFamilies } from './desk-work.ts'
import { measureUnits } from './units.ts'

const script = fileURLToPath(new URL('../deadlines/engine-process.ts', import.meta.url))
const message = z.object({ url: z.string() })

/** Decisions about families: how many per second on the local layer, and what each costs beside the least for its items. */
export const measureDecisions: Part = (options) =>
  inScratchFolder(async (folder) => {
    const units = await measureUnits(options)
    const child = startChild(script, message, [join(folder, 'layer')])
    try {
      const { url } = await child.first
      return [await measurePace(await tableWithPeople(url), options), ...units]
    } finally {
      await child.stop()
    }
  })

async function measurePace(
  table: Table,
  { submissions, rounds, senders, tell }: PartOptions,
): Promise<Figure> {
  const samples: number[] = []
  // Round 0 warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    tell(`decisions: ${submissions} families, round ${round}`)
    const families = await putFamilies(table, { count: submissions, from: round * submissions + 1 })
    const worked = await closedLoop(families.length, senders, async (place) => {
      const family = families[place]
      if (family !== undefined) await workThrough(table, family)
    })
    if (round > 0) samples.push(worked * deskWork.length)
  }
  table.client.destroy()
  return figure('decisions about families', 'per second', samples)
}

async function workThrough(table: Table, { id }: Referral): Promise<void> {
  for (const { decision, occasion } of deskWork) await decide(table, id, decision, occasion)
}
