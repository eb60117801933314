import { expect, test } from 'vitest'
import { closeOutcome, declineReason } from '../../../shared/domain/referral.ts'
import type { FeedbackStanding, LetterContent, ReceiptContent } from '../../../shared/mail/letter-content.ts'
import { renderLetter } from '../../../shared/mail/render-letter.tsx'
import { DISTRICT_PHONES, LETTER_LINK } from '../../support/letters.ts'

const common = {
  language: 'it',
  link: LETTER_LINK,
  district: 'Ambito di Bergamo',
  phones: DISTRICT_PHONES,
  name: 'BG-26-0042',
} as const

function receipt(over: Partial<ReceiptContent> = {}) {
  return renderLetter({ ...common, kind: 'receipt', readBy: '2026-11-24', isDanger: false, ...over })
}

function feedback(referral: FeedbackStanding) {
  return renderLetter({ ...common, kind: 'feedback', referral }).text
}

test('the receipt tells the code for the register, who reads it by when, and the office’s number', () => {
  const { text, subject } = receipt()
  expect(subject).toBe('Richiesta ricevuta: BG-26-0042')
  expect(text).toContain('La legge la figura di raccordo dell’Ambito di Bergamo, entro martedì 24 novembre.')
  expect(text).toContain('nel vostro registro')
  expect(text).toContain('035 555 0101')
})

test('whom to call stands last in a receipt, and first when the form told a danger', () => {
  const calm = receipt().text
  expect(calm.indexOf('- 112: ')).toBeGreaterThan(calm.indexOf(LETTER_LINK))
  const { text, subject } = receipt({ isDanger: true })
  expect(text.indexOf('- 112: ')).toBeLessThan(text.indexOf('BG-26-0042'))
  expect(text).toContain('Non aspettate la nostra risposta.')
  expect(subject).toContain('112')
})

test('the district’s own number is told with the others in danger, where it has one', () => {
  expect(receipt().text).toContain('- 035 555 0199: reperibilità di questo territorio\n')
  const { text } = receipt({ phones: {} })
  expect(text).toContain('- 114: Emergenza Infanzia')
  expect(text).not.toMatch(/reperibilità|Telefono dell’ufficio/)
})

test('what is to be completed is asked in the words of the form, without what was answered', () => {
  const content: LetterContent = {
    ...{ ...common, kind: 'incomplete', name: 'modulo 3f2a9c', isDanger: true },
    problems: [
      { field: 'municipality', problem: 'unknown' },
      { field: 'contact', problem: 'missing' },
    ],
  }
  const { text, subject } = renderLetter(content)
  expect(text).toContain(': non riconosciamo la risposta\n')
  expect(text).toMatch(/^- Come possiamo contattare la famiglia.*: manca la risposta$/m)
  expect(subject).toMatch(/^Da completare: modulo 3f2a9c.*112/)
  expect(text.indexOf('- 112: ')).toBeLessThan(text.indexOf('manca la risposta'))
})

test('why a family does not go on is not told to whoever sent it', () => {
  expect(feedback({ about: 'declined', reason: 'family-declined' })).toContain('Il percorso non prosegue.')
  expect(feedback({ about: 'closed', outcome: 'family-withdrew' })).toContain('Il percorso non prosegue.')
})

test('that child protection is at work reads as any other service does', () => {
  expect(feedback({ about: 'declined', reason: 'protection-channel' })).toBe(
    feedback({ about: 'declined', reason: 'other-service-competent' }),
  )
  expect(feedback({ about: 'closed', outcome: 'passed-to-protection' })).toBe(
    feedback({ about: 'closed', outcome: 'passed-to-service' }),
  )
})

test('no reason and no outcome says what a family said, did or is', () => {
  const standings: FeedbackStanding[] = [
    ...declineReason.options.map((reason) => ({ about: 'declined', reason }) as const),
    ...closeOutcome.options.map((outcome) => ({ about: 'closed', outcome }) as const),
  ]
  for (const standing of standings) {
    expect(feedback(standing)).not.toMatch(
      /tutela|rinunci|rifiut|trasferit|obiettiv|la famiglia (?:non|ha|si)/i,
    )
  }
})
