import { fileURLToPath } from 'node:url'
import type { Objective } from '../../../shared/matching/assignment/instance.ts'
import { atMost, type Figure, figure } from '../figure.ts'
import type { PartOptions } from '../part.ts'
import { type PreviewCase, previewMeasurement } from './case.ts'
import { toldByProcess } from './measured.ts'

const script = fileURLToPath(new URL('preview-process.ts', import.meta.url))
const MS_AT_MOST = 3_000
const WITHIN_SECONDS = 600

/** As many mentors as families; and too few of them, as it mostly is. */
const sizes = [
  { families: 1_000, mentors: 1_000 },
  { families: 1_000, mentors: 300 },
]

/** What it takes to say why, and whom it would be worth to look for. */
export async function measurePreviews(
  objective: Objective,
  { families: most, tell }: Pick<PartOptions, 'families' | 'tell'>,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) {
    if (size.families > most) continue
    figures.push(...(await figuresOf({ ...size, objective }, tell)))
  }
  return figures
}

async function figuresOf(one: PreviewCase, tell: PartOptions['tell']): Promise<Figure[]> {
  const { families, mentors, objective } = one
  const name = `${families.toLocaleString('en')} × ${mentors.toLocaleString('en')}, ${objective.replace('-', ' ')}`
  tell(`matching: preview of ${name}`)
  const told = await toldByProcess(script, one, previewMeasurement, WITHIN_SECONDS)
  if (told === undefined) throw new Error(`the preview of ${name} took more than ${WITHIN_SECONDS} s`)
  const both = told.reasons.map((reasons, sample) => reasons + (told.advice[sample] ?? 0))
  return [
    figure(`preview ${name}: who suits, and the assignment`, 'ms', told.matching),
    atMost(figure(`preview ${name}: reasons and advice (${told.unserved} unserved)`, 'ms', both), MS_AT_MOST),
    figure(`preview ${name}: the ${told.advised} pieces of advice alone`, 'ms', told.advice),
  ]
}
