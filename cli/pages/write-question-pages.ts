import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionPage, questionPages } from './question-pages.ts'

// Writes docs/connect/questions anew: node cli/pages/write-question-pages.ts
const folder = join(import.meta.dirname, '../../docs/connect/questions')
mkdirSync(folder, { recursive: true })
for (const [asks, says] of questionPages) {
  writeFileSync(join(folder, `${says.language}.md`), questionPage(asks, says))
}
