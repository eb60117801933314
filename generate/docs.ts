/** `npm run docs`: writes the generated parts of docs/connect anew, the whole of docs/connect/questions, and docs/command-line.md. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeProgram } from '../cli/program.ts'
import { commandPage } from './command-page.ts'
import { connectPages, rewrite } from './connect-pages.ts'
import { questionPage, questionPages } from './question-pages.ts'

const folder = join(import.meta.dirname, '../docs/connect')
for (const [file, of] of connectPages) {
  const path = join(folder, file)
  writeFileSync(path, rewrite(readFileSync(path, 'utf8'), of))
}

const questions = join(folder, 'questions')
mkdirSync(questions, { recursive: true })
for (const [asks, says] of questionPages) {
  writeFileSync(join(questions, `${says.language}.md`), questionPage(asks, says))
}

writeFileSync(join(folder, '../command-line.md'), commandPage(makeProgram()))
