import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Advice, ProposalReasons, UnservedReasons } from '../../../shared/matching/explanation/parts.ts'
import { refusals } from '../../../shared/matching/suitability/filters.ts'
import { adviceSentences } from '../../../shared/texts/match-advice-words.ts'
import { proposalSentences } from '../../../shared/texts/match-reason-words.ts'
import { unservedSentences } from '../../../shared/texts/match-unserved-words.ts'
import { wholePoints } from '../../../shared/texts/whole-points.ts'

describe('why a mentor is proposed', () => {
  const reasons: ProposalReasons = {
    ...{ affinity: 31, score: 306, isUrgent: true, weight: 1 },
    carried: [
      { criterion: 'distance', km: 0, points: 146, of: 150 },
      { criterion: 'availability', slots: undefined, points: 146, of: 180 },
      { criterion: 'waiting', weeks: 1, points: 12, of: 100 },
      { criterion: 'experience', families: 1, points: 2, of: 50 },
    ],
    missing: ['languages', 'skills', 'availability'],
    alternatives: [{ mentor: 'mentor-2', affinity: 31, whyNot: { why: 'lower-affinity' } }],
  }

  test('is in points that make the affinity; what gave none is left out', () => {
    expect(proposalSentences(reasons, 'most-families', 'it')[0]).toBe(
      'Perché: stesso comune (15 punti su 15); orari non indicati (15 su 18); la famiglia aspetta da 1 settimana (1 su 10).',
    )
  })

  test('comes with what is missing, once it is', () => {
    expect(proposalSentences(reasons, 'most-families', 'it')[1]).toBe(
      'Attenzione: nessuna lingua in comune tra quelle indicate; nessuna competenza indicata per quello che chiede la famiglia; orari da concordare.',
    )
    expect(proposalSentences({ ...reasons, missing: ['availability'] }, 'most-families', 'en')[1]).toBe(
      'Mind: times still to be agreed.',
    )
    const said = proposalSentences({ ...reasons, missing: [] }, 'most-families', 'it').join(' ')
    expect(said).not.toContain('Attenzione')
  })

  test('is urgency only where urgent families come first', () => {
    const urgent = 'La famiglia è urgente: viene prima.'
    expect(proposalSentences(reasons, 'most-families', 'it')).toContain(urgent)
    expect(proposalSentences(reasons, 'best-score', 'it')).not.toContain(urgent)
  })

  test('says who else speaks a language of the family, and what closes them', () => {
    const closed = {
      languages: ['fr'],
      refused: [
        { refusal: 'too-far', mentors: 1 },
        { refusal: 'excluded', mentors: 1 },
      ],
    } as const
    expect(proposalSentences({ ...reasons, closed }, 'most-families', 'it').at(-1)).toBe(
      'Altri 2 parlano francese: 1 troppo lontano, 1 che non va riproposto.',
    )
    const one = { ...closed, refused: closed.refused.slice(0, 1) }
    expect(proposalSentences({ ...reasons, closed: one }, 'most-families', 'it').at(-1)).toBe(
      'Anche un’altra persona parla francese, ma è troppo lontana.',
    )
    expect(proposalSentences({ ...reasons, closed: one }, 'most-families', 'en').at(-1)).toBe(
      'One more speaks French, but is too far away.',
    )
  })

  test.each([
    [2, 'vale il doppio', 'counts twice'],
    [3, 'vale 3 volte', 'counts 3 times'],
  ])('says that a single parent’s family counts more: %i', (weight, it, en) => {
    const single = { ...reasons, weight }
    expect(proposalSentences(single, 'best-score', 'it')).toContain(
      `Nucleo monoparentale: la sua affinità ${it}.`,
    )
    expect(proposalSentences(single, 'best-score', 'en')).toContain(
      `Single-parent family: its affinity ${en}.`,
    )
  })

  test('against another is no lower affinity that reads as the same one', () => {
    expect(proposalSentences(reasons, 'most-families', 'it').at(-1)).toBe(
      'Non mentor-2: affinità di pochissimo più bassa (31, arrotondata).',
    )
  })
})

test('whole points make the whole total, and differ from the exact ones by less than one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 8 }), (points) => {
      const total = Math.round(points.reduce((sum, one) => sum + one, 0) / 10)
      const whole = wholePoints(points, total)
      expect(whole.reduce((sum, one) => sum + one, 0)).toBe(total)
      for (const [place, one] of whole.entries()) {
        expect(Math.abs(one - (points[place] ?? 0) / 10)).toBeLessThan(1)
      }
    }),
  )
})

describe('whom to look for', () => {
  const advice: Advice = {
    profile: { kind: 'adult', language: 'bn', municipality: '016016', reachKm: 10, places: 1 },
    ...{ languages: ['bn', 'bn-BD'], alsoFrom: ['016016'], families: ['DA-26-0001'], suits: 1 },
    gain: { urgentServed: 0, served: 1, value: 400 },
  }

  test('is said of one family as one says it, of one language once, and of Azzano with ad', () => {
    expect(adviceSentences(advice, 'most-families', 'it')).toEqual([
      'Una o un mentore che parla bengalese, che abita ad Azzano San Paolo e si sposta fino a 10 km, con 1 posto: +1 famiglia.',
      'Vale lo stesso se abita ad Azzano San Paolo.',
      'Avrebbe una proposta: DA-26-0001.',
    ])
  })

  test.each([
    [1, 1, '+1 famiglia urgente', '+1 family, urgent'],
    [2, 2, '+2 famiglie, tutte urgenti', '+2 families, all urgent'],
    [3, 1, '+3 famiglie, di cui 1 urgente', '+3 families, 1 of them urgent'],
  ])('is said with the urgent ones: of %i, %i', (served, urgentServed, it, en) => {
    const urgent = { ...advice, gain: { urgentServed, served, value: 0 } }
    expect(adviceSentences(urgent, 'most-families', 'it')[0]).toContain(`: ${it}.`)
    expect(adviceSentences(urgent, 'most-families', 'en')[0]).toContain(`: ${en}.`)
  })

  test.each([
    [4, 'meno di 1 punto in più', 'less than 1 point more'],
    [12, '+1 punto', '+1 point'],
    [244, '+24 punti', '+24 points'],
  ])('is said with the weighted sum where that is all that counts: %i', (value, it, en) => {
    const better = { ...advice, families: [], gain: { urgentServed: 0, served: 0, value } }
    expect(adviceSentences(better, 'best-score', 'it')[0]).toContain(
      `: ${it} nella somma pesata delle affinità.`,
    )
    expect(adviceSentences(better, 'best-score', 'en')[0]).toContain(
      `: ${en} in the weighted sum of affinities.`,
    )
    expect(adviceSentences(better, 'best-score', 'it').at(-1)).toContain('bene per 1 famiglia ora')
    expect(adviceSentences(better, 'best-score', 'en').at(-1)).toContain('suit 1 family now')
  })
})

describe('a family whom one mentor could help', () => {
  const nobody = { mentors: 0, by: [], loss: 'none' } as const
  const full: UnservedReasons = {
    ...{ languages: ['ur'], mentors: 1, suitable: nobody, onceActive: [] },
    refused: [{ refusal: 'full', mentors: 1 }],
  }

  test('reads what is the matter with that one', () => {
    expect(unservedSentences('adult', full, 'it')).toEqual(['Una sola persona parla urdu, ma è al completo.'])
    expect(unservedSentences('adult', full, 'en')).toEqual([
      'The only mentor who speaks Urdu has no place left.',
    ])
    expect(unservedSentences('peer-tutor', { ...full, languages: [] }, 'it')).toEqual([
      'C’è una sola persona come tutor tra pari, ma è al completo.',
    ])
    for (const refusal of refusals) {
      const said = unservedSentences('adult', { ...full, refused: [{ refusal, mentors: 1 }] }, 'it')[0]
      expect(said).toMatch(/^Una sola persona parla urdu, ma (?:è|non|deve) /)
    }
  })

  test('reads who would suit once active, and what comes next', () => {
    const training = {
      ...full,
      refused: [{ refusal: 'in-training', mentors: 1 }],
      onceActive: ['sara-esempio'],
    } as const
    expect(unservedSentences('adult', training, 'it')).toEqual([
      'Una sola persona parla urdu, ma è in candidatura o formazione.',
      'Andrebbe bene, dopo l’attivazione: sara-esempio. Che cosa manca si vede con "mentor show"; poi "mentor activate".',
    ])
  })

  test('reads to whom that one is proposed', () => {
    const suitable = { mentors: 1, by: ['BG-26-0001'], loss: 'urgent' } as const
    const taken = { ...full, refused: [], suitable }
    expect(unservedSentences('adult', taken, 'it')).toEqual([
      'Una sola persona parla urdu, ma è proposta a BG-26-0001.',
      'Altrimenti una famiglia urgente resterebbe senza.',
    ])
    expect(unservedSentences('adult', { ...taken, languages: [] }, 'en')[0]).toBe(
      'The only mentor is proposed to BG-26-0001.',
    )
  })
})
