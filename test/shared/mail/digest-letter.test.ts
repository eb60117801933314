import { expect, test } from 'vitest'
import type { DigestContent, LetterLine } from '../../../shared/mail/letter-content.ts'
import { renderLetter } from '../../../shared/mail/render-letter.tsx'
import { LETTER_LINK, letterLine } from '../../support/letters.ts'

function digest(over: Partial<DigestContent> = {}) {
  const content = {
    kind: 'digest',
    language: 'it',
    link: LETTER_LINK,
    day: '2026-11-23',
    lines: [],
    deeds: [],
  } as const
  return renderLetter({ ...content, ...over })
}

const many = (count: number, over: Partial<LetterLine>, from = 0) =>
  Array.from({ length: count }, (_, at) => letterLine({ name: `BG-26-${1000 + from + at}`, ...over }))
const codes = (text: string) => [...text.matchAll(/^- (BG-26-\d+)/gm)].map(([, code]) => code)

test('the subject counts what cannot wait', () => {
  const lines = [
    ...many(1, { section: 'danger', kind: 'danger' }),
    ...many(3, { section: 'overdue' }),
    ...many(2, { section: 'today' }),
    ...many(5, { section: 'new' }),
  ]
  expect(digest({ lines }).subject).toBe('Riepilogo di lunedì 23 novembre: 1 pericolo, 3 in ritardo, 2 oggi')
  expect(digest({ lines, language: 'en' }).subject).toBe(
    'Summary of Monday 23 November: 1 danger, 3 overdue, 2 today',
  )
})

test('the subject counts what can wait where there is nothing else', () => {
  const lines = [...many(1, { section: 'new' }), ...many(4, { section: 'coming' })]
  expect(digest({ lines }).subject).toBe('Riepilogo di lunedì 23 novembre: 1 nuova, 4 in arrivo')
  expect(digest().subject).toBe('Riepilogo di lunedì 23 novembre: nulla da fare')
})

test('the sections stand in their order, whatever order the lines came in', () => {
  const sections = ['coming', 'new', 'today', 'overdue', 'danger'] as const
  const { text } = digest({
    lines: sections.map((section, at) => letterLine({ section, name: `BG-26-000${at}` })),
  })
  const headings = ['Pericolo', 'In ritardo', 'Scadono oggi', 'Nuove', 'Prossime scadenze']
  const places = headings.map((heading) => text.indexOf(`\n${heading}\n---`))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(codes(text)).toEqual(['BG-26-0004', 'BG-26-0003', 'BG-26-0002', 'BG-26-0001', 'BG-26-0000'])
})

test('a line says what is due, by when, and why somebody hears of what is not theirs', () => {
  const { text } = digest({
    lines: [
      letterLine({ section: 'overdue', kind: 'triage', due: '2026-11-20', as: 'liaison' }),
      letterLine({ section: 'coming', due: '2026-12-01' }),
      letterLine({ section: 'today', kind: 'plan', as: 'deputy' }),
    ],
  })
  expect(text).toContain(
    '- BG-26-0042: decisione sulla segnalazione, era entro venerdì 20 novembre, avviso alla figura di raccordo\n',
  )
  expect(text).toContain('- BG-26-0042: progetto scritto, in sostituzione\n')
  expect(text).toContain('- BG-26-0042: presa visione, entro martedì 1º dicembre\n')
})

test('of 120 lines the first 40 are shown, and the page has the other 80', () => {
  const lines = [...many(10, { section: 'overdue' }), ...many(110, { section: 'new' }, 10)]
  const { text } = digest({ lines })
  expect(codes(text)).toEqual(lines.slice(0, 40).map(({ name }) => name))
  expect(text).toContain('E altre 80 nella pagina.')
})

test('forty lines are all shown, of forty-one one is left to the page', () => {
  expect(digest({ lines: many(40, {}) }).text).not.toContain('nella pagina.')
  expect(digest({ lines: many(41, {}) }).text).toContain('E un’altra nella pagina.')
})

test('what is late or a danger is never left to the page', () => {
  const lines = [
    ...many(5, { section: 'danger', kind: 'danger' }),
    ...many(60, { section: 'overdue' }, 5),
    ...many(3, { section: 'today' }, 65),
  ]
  const { text } = digest({ lines })
  expect(codes(text)).toEqual(lines.slice(0, 65).map(({ name }) => name))
  expect(text).toContain('E altre 3 nella pagina.')
})

test('what was done by link comes last, with how long it can be undone', () => {
  const { text } = digest({
    lines: [letterLine()],
    deeds: [{ act: 'snooze', kind: 'triage', name: 'BG-26-0030' }],
  })
  expect(text.indexOf('Già fatto con un link')).toBeGreaterThan(text.indexOf('BG-26-0042'))
  expect(text).toContain('- BG-26-0030: hai rimandato «decisione sulla segnalazione»\n')
  expect(text).toContain('annullare')
  expect(digest({ lines: [letterLine()] }).text).not.toContain('annullare')
})

test('the button stands above the lines, and under a danger', () => {
  const { text } = digest({
    lines: [letterLine(), letterLine({ section: 'danger', kind: 'danger', name: 'VC-26-0001' })],
  })
  const places = ['VC-26-0001', LETTER_LINK, 'BG-26-0042'].map((part) => text.indexOf(part))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})
