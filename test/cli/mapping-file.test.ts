import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mappingIn } from '../../cli/mapping-file.ts'
import { Refused } from '../../shared/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'raccordo-mapping-'))
afterAll(() => rmSync(folder, { recursive: true }))

const now = new Date('2026-11-22T08:00:00Z')

function read(content: string) {
  const file = join(folder, 'mapping.json')
  writeFileSync(file, content)
  return mappingIn(file, now, { provider: 'json', kind: 'referral' })
}

async function refusalOf(content: string): Promise<string> {
  const error: unknown = await read(content).catch((refused: unknown) => refused)
  if (!(error instanceof Refused)) throw new Error('it was taken')
  return error.message
}

test('a mapping is read, with the mark that editors on Windows put before it', async () => {
  expect(await read('\uFEFF{"fields": {"Comune": "municipality"}}')).toEqual({
    fields: { Comune: 'municipality' },
    values: {},
    constants: {},
  })
})

test('a mapping with faults is refused, with a line for each', async () => {
  const wrong = JSON.stringify({ fields: { Comune: 'city' }, values: { needs: { Casa: 'hosing' } } })
  expect((await refusalOf(wrong)).split('\n')).toEqual([
    expect.stringMatching(/mapping\.json has 2 lines that are wrong; nothing was changed$/),
    expect.stringContaining('fields."Comune"'),
    expect.stringContaining('did you mean housing?'),
  ])
})

test.each([
  ['what is no JSON', '{"fields": {"Comune": Zqcanary}}', /mapping\.json is not JSON: correct it/],
  ['half of a JSON', '{\n"fields": {,', /is not JSON: correct it at line 2 column 12/],
  ['an empty file', '', /is not JSON/],
  ['one fault', '{"field": {}}', /has one line that is wrong/],
])('%s is refused', async (_, content, message) => {
  expect(await refusalOf(content)).toMatch(message)
})

test('what is no JSON is not quoted: it may hold what identifies a family', async () => {
  expect(await refusalOf('{"contact_phone": Zqcanary}')).not.toContain('Zq')
})
