import { senders } from '../../../local/senders.ts'
import { type Provider, provider as providerName } from '../../../shared/domain/form.ts'
import { hasJava, missingJava } from '../../support/dynamodb-local.ts'
import { filledForm } from '../../support/provider-partner.ts'
import { capacityOf } from '../capacity/capacity.ts'
import { comparedWith, type Figure, figure } from '../figure.ts'
import type { Part } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { measurePace } from './pace.ts'
import { measureReading } from './reading.ts'

/** One and the same form by each provider: its bytes, reading it, submissions per second, and what the table charges. */
export const measureProviders: Part = (options) =>
  inScratchFolder(async (folder) => {
    const sizes = providerName.options.map(sizeOf)
    const readings = providerName.options.map((provider) => measureReading(provider, options))
    const paces = await measurePace(folder, options)
    const units = hasJava() ? await unitsOfAll(options.tell) : []
    if (!hasJava()) options.tell(`providers: units left out, ${missingJava}`)
    return [sizes, readings, paces, units].flatMap(besideOurJson)
  })

function sizeOf(provider: Provider): Figure {
  const body = senders[provider].bodyOf(filledForm('bench-1'), new Date())
  return figure(`${provider}, body`, 'KB', [body.byteLength / 1024])
}

async function unitsOfAll(tell: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const provider of providerName.options) {
    tell(`providers: one referral of ${provider} on DynamoDB Local`)
    for (const { stage, written } of await capacityOf(provider)) {
      if (stage !== 'publication') figures.push(figure(`${provider}, ${stage}, written`, 'units', [written]))
    }
  }
  return figures
}

/** Each beside the same of our own JSON. */
function besideOurJson(figures: readonly Figure[]): Figure[] {
  return figures.map((one) => {
    const ours = figures.find(({ name }) => name === `json${one.name.slice(one.name.indexOf(','))}`)
    return ours === undefined || ours === one ? one : comparedWith(one, { name: 'json', value: ours.value })
  })
}
