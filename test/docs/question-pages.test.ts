import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fieldAsked, wordings } from '../../functions/intake/questionnaire/questionnaire.ts'
import { questionPage, questionPages } from '../../generate/question-pages.ts'
import { fieldName, slot } from '../../shared/domain/field.ts'

const folder = join(import.meta.dirname, '../../docs/connect/questions')

test('every language that is understood has a page, and no other has', () => {
  expect(questionPages.map(([asks]) => asks)).toEqual(wordings)
  const files = questionPages.map(([, { language }]) => `${language}.md`)
  expect(globSync('*', { cwd: folder }).sort()).toEqual(files.sort())
})

describe.for(questionPages.map((page) => [page[1].language, ...page] as const))(
  'the page in %s',
  ([language, asks, says]) => {
    const page = readFileSync(join(folder, `${language}.md`), 'utf8')
    const titles = [...page.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title)

    test('is as it is written today (npm run docs)', () => {
      expect(page).toBe(questionPage(asks, says))
    })

    test('asks for every field once, by a title that is understood', () => {
      expect(titles.map(fieldAsked).sort()).toEqual(fieldName.options.toSorted())
    })

    test('says what to do in danger before the first question', () => {
      for (const number of ['112', '114']) expect(page.indexOf(number)).toBeLessThan(page.indexOf('###'))
      expect(page).toContain(says.form.emergency)
      expect(page).toContain(says.form.notFor)
    })

    test('has every weekly time as an option, with its value', () => {
      expect(slot.options.filter((one) => !page.includes(`\`${one}\``))).toEqual([])
    })

    test('says from which side it is read', () => {
      expect(page.startsWith('<div dir="rtl"')).toBe(/\p{Script=Arabic}/u.test(says.page.title))
    })
  },
)
