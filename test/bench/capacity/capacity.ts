import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { hasJava, missingJava } from '../../support/dynamodb-local.ts'
import { startChild } from '../child.ts'
import { comparedWith, type Figure, figure, ratioAtMost } from '../figure.ts'
import type { Part } from '../part.ts'

const script = fileURLToPath(new URL('capacity-process.ts', import.meta.url))
const units = z.number()
const message = z.array(
  z.object({
    stage: z.string(),
    ...{ written: units, leastWritten: units, read: units, leastRead: units },
  }),
)

const least = 'the least for its items'

/** Capacity units of one referral, by stage and together, beside the least that its items cost. */
export const measureCapacity: Part = async ({ tell }) => {
  if (!hasJava()) {
    tell(`capacity: left out, ${missingJava}`)
    return []
  }
  tell('capacity: one referral on DynamoDB Local')
  const child = startChild(script, message)
  try {
    const stages = await child.first
    const together = stages.reduce((one, other) => ({
      stage: 'one referral',
      written: one.written + other.written,
      leastWritten: one.leastWritten + other.leastWritten,
      read: one.read + other.read,
      leastRead: one.leastRead + other.leastRead,
    }))
    return [...stages, together].flatMap((stage) => [
      ...besideLeast(`${stage.stage}, written`, stage.written, stage.leastWritten),
      ...besideLeast(`${stage.stage}, read`, stage.read, stage.leastRead),
    ])
  } finally {
    await child.stop()
  }
}

/** No figure where nothing is needed and nothing is spent. */
function besideLeast(name: string, spent: number, needed: number): Figure[] {
  if (spent === 0 && needed === 0) return []
  return [ratioAtMost(comparedWith(figure(name, 'units', [spent]), { name: least, value: needed }), least, 1)]
}
