import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFunctions, findHandlers } from '../../infra/build.ts'

const kilobyte = 1024
const names = [...findHandlers().keys()]
const budgets: Record<string, number> = {
  'receive-submission': 400 * kilobyte,
}
const usualBudget = 480 * kilobyte

let folder: string
let metafile: Metafile
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'raccordo-bundles-'))
  metafile = await buildFunctions(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

function outputOf(name: string) {
  const found = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}/index.cjs`))
  if (!found) throw new Error(`No bundle of ${name}`)
  return found[1]
}

describe.for(names)('the bundle of %s', (name) => {
  test('stays within its budget', () => {
    expect(outputOf(name).bytes).toBeLessThanOrEqual(budgets[name] ?? usualBudget)
  })

  test('holds at most one copy of the SDK’s core', () => {
    const cores = Object.keys(outputOf(name).inputs)
      .map((path) => /.*node_modules\/@aws-sdk\/core\//.exec(path)?.[0])
      .filter((path) => path !== undefined)
    expect(new Set(cores).size).toBeLessThanOrEqual(1)
  })

  test('holds no language of zod’s but English', () => {
    const inputs = Object.entries(outputOf(name).inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    const locales = inputs.map(([path]) => path).filter((path) => /\/zod\/.*\/locales\/(?!en\.)/.test(path))
    expect(locales).toEqual([])
  })

  test('loads where there are no packages, and exports the handler', () => {
    const check = `process.stdout.write(typeof require('./index.cjs').handler)`
    const environment = {
      AWS_REGION: 'eu-south-1',
      TABLE_NAME: 'table',
      BUS_NAME: 'bus',
      INTAKE_QUEUE_URL: 'http://127.0.0.1/queue',
      MAIL_QUEUE_URL: 'http://127.0.0.1/queue',
      MAIL_FROM: 'Raccordo <noreply@example.org>',
      MAIL_DOMAIN: 'example.org',
      MAIL_CONFIGURATION_SET: 'raccordo-test',
      MAILS_PER_SECOND: '1',
      LINK_BASE_URL: 'http://127.0.0.1/l',
    }
    const printed = execFileSync(process.execPath, ['-e', check], {
      cwd: join(folder, name),
      env: environment,
    })
    expect(String(printed)).toBe('function')
  })
})

test('the same source gives the same bytes', async () => {
  const again = mkdtempSync(join(tmpdir(), 'raccordo-bundles-'))
  try {
    await buildFunctions(again)
    for (const name of names) {
      const path = join(name, 'index.cjs')
      expect(readFileSync(join(again, path)).equals(readFileSync(join(folder, path))), name).toBe(true)
    }
    expect(readdirSync(again).sort()).toEqual([...names, 'meta.json'].sort())
  } finally {
    rmSync(again, { recursive: true })
  }
})
