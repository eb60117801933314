import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { hasJava, missingJava } from '../../support/dynamodb-local.ts'
import { startChild } from '../child.ts'
import { comparedWith, type Figure, figure } from '../figure.ts'
import type { Part, PartOptions } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { type Found, found, type MailUnits } from './found.ts'
import { measureStackPace } from './stack.ts'

const scriptIn = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const layer = z.object({ url: z.string() })
/** Each sent and opened so often for each run of a bundle that is asked for. */
const TIMES = 4

/** Mails: how many per second the stack sends, what one costs and takes, and how heavy and quick its page is. */
export const measureMails: Part = (options) =>
  inScratchFolder(async (folder) => {
    const { units, samples } = await measureAlone(join(folder, 'layer'), options)
    const pace = await measureStackPace(join(folder, 'stack'), options)
    const figures = samples.map(({ name, unit, values }) => figure(name, unit, values))
    return [
      figure('whole stack, digests of 20 lines', 'per second', pace.digests),
      figure('whole stack, receipts', 'per second', pace.receipts),
      ...besideOthers(figures),
      ...besideOthers(units.flatMap(figuresOf)),
    ]
  })

async function measureAlone(folder: string, { runs, tell }: PartOptions): Promise<Found> {
  if (!hasJava()) tell(`mails: units are left out, ${missingJava}`)
  tell('mails: sending them and opening their pages, one after the other')
  const engine = startChild(scriptIn('../deadlines/engine-process.ts'), layer, [folder])
  try {
    const { url } = await engine.first
    const child = startChild(scriptIn('sending-process.ts'), found, [url, String(runs * TIMES)])
    try {
      return await child.first
    } finally {
      await child.stop()
    }
  } finally {
    await engine.stop()
  }
}

const least = 'the least for its items'

function figuresOf({ name, written, leastWritten, read }: MailUnits): Figure[] {
  const writing = figure(`${name}, written`, 'units', [written])
  const besideLeast =
    leastWritten === undefined ? writing : comparedWith(writing, { name: least, value: leastWritten })
  return [
    ...(written > 0 ? [besideLeast] : []),
    ...(read > 0 ? [figure(`${name}, read`, 'units', [read])] : []),
  ]
}

/** What a figure is compared with, by name: the least of its kind, and the smaller of its kind. */
const besides: readonly (readonly [RegExp, string])[] = [
  [/^(?:digest|receipt)\b.*, sent$/, 'bare put and update'],
  [/^(?:digest|receipt)\b.*, sent, written$/, 'bare put and update, written'],
  [/^digest of 20 lines, (sent|sent, read|its page opened, read)$/, 'digest of 1 line, $1'],
  [/^digest of 120 lines, sent$/, 'digest of 20 lines, sent'],
  [/^page of 120 lines, (.*)$/, 'page of 20 lines, $1'],
]

function besideOthers(figures: readonly Figure[]): Figure[] {
  return figures.map((one) =>
    besides.reduce((its, [pattern, name]) => {
      const other = pattern.test(one.name) ? one.name.replace(pattern, name) : undefined
      const found = figures.find((each) => each.name === other)
      return found === undefined ? its : comparedWith(its, found)
    }, one),
  )
}
