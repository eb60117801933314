import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectPages, rewrite } from './connect-pages.ts'

// Writes the generated parts of docs/connect anew: npm run docs
const folder = join(import.meta.dirname, '../../docs/connect')
for (const [file, of] of connectPages) {
  const path = join(folder, file)
  writeFileSync(path, rewrite(readFileSync(path, 'utf8'), of))
}
