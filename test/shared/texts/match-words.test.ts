import { describe, expect, test } from 'vitest'
import { slot } from '../../../shared/domain/field.ts'
import { language } from '../../../shared/domain/language.ts'
import type { Advice, UnservedReasons } from '../../../shared/matching/explanation/parts.ts'
import { languageWords } from '../../../shared/texts/language-words.ts'
import { someWords } from '../../../shared/texts/list-words.ts'
import { adviceSentences } from '../../../shared/texts/match-advice-words.ts'
import { proposalSentences } from '../../../shared/texts/match-reason-words.ts'
import { unservedSentences } from '../../../shared/texts/match-unserved-words.ts'
import { slotWords } from '../../../shared/texts/slot-words.ts'

describe('a family without a mentor', () => {
  const nobody = { mentors: 0, by: [], loss: 'none' } as const
  const reasons = {
    ...{ languages: ['ar'], mentors: 7, suitable: nobody, onceActive: [] },
    refused: [
      { refusal: 'full', mentors: 5 },
      { refusal: 'too-far', mentors: 2 },
    ],
  } satisfies UnservedReasons

  test('reads how many speak its language, and what closed them', () => {
    expect(unservedSentences('adult', reasons, 'it')).toEqual([
      '7 mentori parlano arabo; 5 al completo, 2 troppo lontani.',
    ])
    expect(unservedSentences('adult', reasons, 'en')).toEqual([
      '7 mentors speak Arabic; 5 with no place left, 2 too far away.',
    ])
  })

  test('reads of one, and of none, as one says it', () => {
    const one = { ...reasons, mentors: 1, refused: [{ refusal: 'too-far', mentors: 1 }] } as const
    expect(unservedSentences('adult', one, 'it')).toEqual([
      'Una sola persona parla arabo, ma è troppo lontana.',
    ])
    const none = { ...reasons, mentors: 0, refused: [] }
    expect(unservedSentences('peer-tutor', none, 'it')).toEqual(['Nessun tutor tra pari parla arabo.'])
    expect(unservedSentences('adult', { ...none, languages: [] }, 'it')).toEqual(['Non c’è nessun mentore.'])
  })

  test('reads to whom the suitable ones go, and why', () => {
    const suitable = { mentors: 3, by: ['BG-26-0001', 'BG-26-0002'], loss: 'urgent' } as const
    expect(unservedSentences('adult', { ...reasons, suitable }, 'it').slice(1)).toEqual([
      'Tutti quelli adatti sono proposti a BG-26-0001 e BG-26-0002.',
      'Altrimenti una famiglia urgente resterebbe senza.',
    ])
  })
})

describe('whom to look for', () => {
  const advice: Advice = {
    profile: {
      kind: 'adult',
      language: 'bn',
      gender: 'female',
      municipality: '016232',
      reachKm: 10,
      places: 3,
    },
    ...{ languages: ['bn'], alsoFrom: ['016029'], gain: { urgentServed: 0, served: 3, value: 2100 } },
    ...{ families: ['DA-26-0001', 'DA-26-0002', 'DA-26-0003'], suits: 5 },
  }

  test('is said with what it would change', () => {
    expect(adviceSentences(advice, 'most-families', 'it')).toEqual([
      'Una mentore che parla bengalese, che abita a Verdellino e si sposta fino a 10 km, con 3 posti: +3 famiglie.',
      'Vale lo stesso se abita a Boltiere.',
      'Avrebbero una proposta: DA-26-0001, DA-26-0002 e DA-26-0003.',
      'Andrebbe bene per 5 famiglie ora senza proposta: di persone così ne serve più di una.',
    ])
    expect(adviceSentences(advice, 'most-families', 'en')[0]).toBe(
      'A female mentor who speaks Bengali, who lives in Verdellino and travels up to 10 km, with 3 places: +3 families.',
    )
  })

  test('is said with the urgent ones, and with the affinity where that is all that counts', () => {
    const urgent = { ...advice, gain: { urgentServed: 1, served: 2, value: -40 } }
    expect(adviceSentences(urgent, 'most-families', 'it')[0]).toContain(': +2 famiglie, di cui 1 urgente.')
    const better = { ...advice, families: [], gain: { urgentServed: 0, served: 0, value: 244 } }
    expect(adviceSentences(better, 'best-score', 'it')[0]).toContain(
      ': +24 punti nella somma pesata delle affinità.',
    )
    expect(adviceSentences(better, 'best-score', 'en')[0]).toContain(
      ': +24 points in the weighted sum of affinities.',
    )
  })
})

test('another mentor is not taken for worse than it is', () => {
  const reasons = {
    ...{ affinity: 70, score: 700, isUrgent: false, weight: 1, carried: [], missing: [] },
    alternatives: [
      { mentor: 'mentor-2', affinity: 70, whyNot: { why: 'equal-affinity' } },
      { mentor: 'mentor-3', affinity: 88, whyNot: { why: 'taken', by: ['BG-26-0009'], loss: 'affinity' } },
    ],
  } as const
  expect(proposalSentences(reasons, 'most-families', 'it')).toEqual([
    'Anche mentor-2 va bene: a parità di affinità (70) ha deciso l’ordine degli elenchi.',
    'Non mentor-3: affinità 88, ma i suoi posti vanno a BG-26-0009. Altrimenti la somma pesata delle affinità sarebbe più bassa.',
  ])
})

test('languages of the communities have a name, also those that the platform does not know', () => {
  const tags = 'ar ary arz ro sq hi pa wo fr es ur uk bn zh en it ber bib hno ise ish phr skr syl urh'.split(
    ' ',
  )
  for (const one of language.options) {
    for (const tag of tags) expect(languageWords(tag, one)).not.toBe(tag)
  }
  expect(languageWords('ary', 'it')).toBe('arabo marocchino')
})

test('every weekly time is said in words', () => {
  expect(slotWords('mon-morning', 'it')).toBe('lunedì mattina')
  for (const one of language.options) {
    for (const time of slot.options) expect(slotWords(time, one)).toMatch(/^\p{L}+ \p{L}+$/u)
  }
})

test('of a long list the first few are named', () => {
  expect(someWords([...'abcdefg'], 'it')).toBe('a, b, c, d, e e altri 2')
  expect(someWords([...'abcdef'], 'en')).toBe('a, b, c, d, e and one more')
  expect(someWords([...'abcde'], 'it')).toBe('a, b, c, d e e')
})
