import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '../../cli/json-file.ts'

test('a file beyond what can be held at once is called too large', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'raccordo-large-'))
  const file = join(folder, 'large.json')
  writeFileSync(file, '')
  // Nothing but a hole: it takes no room.
  truncateSync(file, 3_000_000_000)
  await expect(readText(file)).rejects.toThrow(/large\.json is too large to be read at once/)
  rmSync(folder, { recursive: true })
})
