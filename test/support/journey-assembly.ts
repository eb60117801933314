import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, vi } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the journeys of one run share. */
    readonly journeyFolder: string
  }
}

/** Vitest's global set-up: a folder for one run, empty until the first journey needs it. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'raccordo-journeys-'))
  project.provide('journeyFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

const script = fileURLToPath(new URL('../../local/stack/synthesize.ts', import.meta.url))

/** The cloud assembly that all journeys of a run start from: the first one makes it, the others wait for it. */
export async function journeyAssembly(): Promise<string> {
  const folder = inject('journeyFolder')
  const assembly = join(folder, 'cdk.out')
  const outcome = join(folder, 'outcome')
  if (takeTurn(join(folder, 'turn'))) {
    const child = spawn(process.execPath, [script, assembly, join(folder, 'bundles')], {
      stdio: 'inherit',
      env: { ...process.env, CDK_VALIDATION: 'false' },
    })
    const [code] = await once(child, 'close')
    writeFileSync(outcome, code === 0 ? 'done' : 'failed')
  }
  await vi.waitUntil(() => existsSync(outcome), { timeout: 60_000, interval: 50 })
  if (!existsSync(join(assembly, 'manifest.json')))
    throw new Error('the stack does not synthesize: npm run synth tells why')
  return assembly
}

/** A folder for one journey, removed with all others at the end of the run. */
export function journeyStateFolder(): string {
  return mkdtempSync(join(inject('journeyFolder'), 'state-'))
}

/** Only one of all who try makes the folder. */
function takeTurn(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
