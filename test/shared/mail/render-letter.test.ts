import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { language } from '../../../shared/domain/language.ts'
import { mailKind } from '../../../shared/domain/mail.ts'
import { renderLetter } from '../../../shared/mail/render-letter.tsx'
import { LETTER_LINK, sampleContents } from '../../support/letters.ts'
import { wordsOf, wordsOfHtml } from '../../support/words-of-html.ts'

const letters = language.options.flatMap((its) =>
  [...sampleContents(its)].map(([name, content]) => ({ name: `${name} in ${its}`, content, its })),
)

test('every kind of mail is among the letters that are tried', () => {
  expect(new Set(letters.map(({ content }) => content.kind))).toEqual(new Set(mailKind.options))
})

describe.each(letters)('$name', ({ content, its }) => {
  const { subject, html, text } = renderLetter(content)

  test('has one link, and nothing else that could be fetched', () => {
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([LETTER_LINK])
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(|@import/i)
    for (const all of [html, text]) {
      expect(all.replaceAll(LETTER_LINK, '')).not.toMatch(/https?:|www\.|\/\//i)
    }
    expect(text.split(LETTER_LINK)).toHaveLength(2)
  })

  test('says in HTML what it says in plain text, word for word', () => {
    expect(wordsOfHtml(html)).toEqual(wordsOf(text))
  })

  test('names its language, has one main heading, and a title that is its subject', () => {
    expect(html).toContain(`<html lang="${its}"`)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(wordsOf(html.match(/<title>(.*?)<\/title>/)?.[1] ?? '')).toEqual(wordsOf(subject))
  })

  test('has a subject of one short line that names what it is about', () => {
    expect(subject).toMatch(/^[^\n]{5,78}$/)
    if ('name' in content) expect(subject).toContain(content.name)
    if ('form' in content) expect(subject).toContain(content.form)
  })

  test('says who writes and why, that nobody reads answers, and that it never asks for data', () => {
    const footer = text.slice(text.lastIndexOf('\n--\n'))
    const said = {
      it: ['Scrive Raccordo', 'Ricev|arriva', 'automatico', 'mai'],
      en: ['Raccordo', 'You get|comes', 'automatic', 'never'],
    }
    for (const part of said[its]) expect(footer).toMatch(new RegExp(part))
  })

  test('says that Raccordo is no emergency service wherever it speaks of danger', () => {
    if (!/pericol|danger/i.test(text)) return
    expect(text).toContain(
      its === 'it' ? 'Raccordo non è un servizio di emergenza.' : 'Raccordo is not an emergency service.',
    )
    expect(text).toMatch(/^- 112: /m)
    expect(text).toMatch(/^- 114: Emergenza Infanzia/m)
  })

  test('speaks to people: no placeholder, no word of the program, no trace of a missing value', () => {
    expect(text).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object|\$\{|`/)
    expect(text).not.toMatch(/\b(?:first-contact|answer-handover|family-declined|not-reachable|goals-met)\b/)
  })
})

test('what stands in a name is text and never markup', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[<>&"'a-z]{1,12}$/), (name) => {
      const { html } = renderLetter({ kind: 'assigned', language: 'it', link: LETTER_LINK, names: [name] })
      const shown = html.match(/<strong>(.*?)<\/strong>/s)?.[1] ?? ''
      expect(shown).not.toMatch(/[<"]|&(?!(?:amp|lt|gt|quot|#39);)/)
    }),
  )
})

test('a case code and a telephone number are never broken over two lines', () => {
  const { html } = renderLetter(sampleContents('it').get('receipt') ?? expect.fail('no receipt'))
  expect(html).toContain('<span class="whole">BG-26-0042</span>')
  expect(html).toContain('<span class="whole">035 555 0101</span>')
})
