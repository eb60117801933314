import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Provider } from '../../../shared/domain/form.ts'
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
  const stages = await capacityOf('json')
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
}

/** What each stage of one referral by a provider's form costs. Wants Java. */
export async function capacityOf(provider: Provider): Promise<z.infer<typeof message>> {
  const child = startChild(script, message, [provider])
  try {
    return await child.first
  } finally {
    await child.stop()
  }
}

/** No figure where nothing is needed and nothing is spent. */
function besideLeast(name: string, spent: number, needed: number): Figure[] {
  if (spent === 0 && needed === 0) return []
  return [ratioAtMost(comparedWith(figure(name, 'units', [spent]), { name: least, value: needed }), least, 1)]
}
