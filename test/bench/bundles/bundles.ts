import { statSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions, findHandlers } from '../../../infra/build.ts'
import { atMost, comparedWith, type Figure, figure, ratioAtMost } from '../figure.ts'
import type { Part } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { type Baseline, baselines, buildBaselines } from './baselines.ts'
import { importMilliseconds } from './import-time.ts'

const door = 'receive-submission'
const kilobytesAtMost = (name: string) => (name === door ? 400 : 480)
const doorsImportAtMost = 1.15

/** Size and import time of every handler's bundle, beside those of the baselines. */
export const measureBundles: Part = ({ runs, tell }) =>
  inScratchFolder(async (folder) => {
    tell('bundles: building')
    await buildFunctions(folder)
    await buildBaselines(folder)
    const handlers = [...findHandlers().keys()]
    const samples = timeImports(folder, [...baselines, ...handlers], runs, tell)
    return [
      ...sizes(folder, handlers),
      ...baselines.map((name) => importFigure(samples, name)),
      ...handlers.map((name) => handlersImport(samples, name)),
    ]
  })

type Samples = ReadonlyMap<string, readonly number[]>

/** Every round takes each bundle once, so that a busy moment of the machine hits all alike. */
function timeImports(
  folder: string,
  names: readonly string[],
  rounds: number,
  tell: (line: string) => void,
): Samples {
  const samples = new Map(names.map((name): [string, number[]] => [name, []]))
  for (let round = 1; round <= rounds; round += 1) {
    tell(`bundles: importing each in a fresh process, ${round} of ${rounds}`)
    for (const [name, its] of samples) its.push(importMilliseconds(bundleOf(folder, name)))
  }
  return samples
}

function sizes(folder: string, handlers: readonly string[]): Figure[] {
  const sizeOf = (name: string) =>
    figure(`${name}, size`, 'KB', [statSync(bundleOf(folder, name)).size / 1024])
  const client = { ...sizeOf('bare DynamoDB client' satisfies Baseline), name: 'bare DynamoDB client' }
  return [
    ...baselines.map(sizeOf),
    ...handlers.map((name) => atMost(comparedWith(sizeOf(name), client), kilobytesAtMost(name))),
  ]
}

function bundleOf(folder: string, name: string): string {
  return join(folder, name, 'index.cjs')
}

function importFigure(samples: Samples, name: string): Figure {
  return figure(`${name}, import`, 'ms', samples.get(name) ?? [])
}

function handlersImport(samples: Samples, name: string): Figure {
  const compared = baselines.reduce(
    (one, baseline) => comparedWith(one, { ...importFigure(samples, baseline), name: baseline }),
    importFigure(samples, name),
  )
  if (name !== door) return compared
  return ratioAtMost(compared, 'bare DynamoDB client' satisfies Baseline, doorsImportAtMost)
}
