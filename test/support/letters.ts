import type { Language } from '../../shared/domain/language.ts'
import { closeOutcome, declineReason } from '../../shared/domain/referral.ts'
import type { FeedbackStanding, LetterContent, LetterLine } from '../../shared/mail/letter-content.ts'

export const LETTER_LINK = 'https://links.example.org/l/7Qk2mZ0c9xYp4TgHfLw3NvBsRdEaUiOj1K5VqXy8tGA'
/** Of a district: what it tells everybody. */
export const DISTRICT_PHONES = { office: '035 555 0101', duty: '035 555 0199' } as const

/** A line of a digest of Monday 23 November 2026. */
export function letterLine(over: Partial<LetterLine> = {}): LetterLine {
  return {
    section: 'new',
    kind: 'acknowledge',
    name: 'BG-26-0042',
    due: '2026-11-24',
    as: 'owner',
    ...over,
  }
}

/** Contents by a name of their own: each kind, and each way in which one kind reads otherwise. */
export function sampleContents(language: Language): ReadonlyMap<string, LetterContent> {
  const common = { language, link: LETTER_LINK }
  const toSender = { ...common, district: 'Ambito di Bergamo', phones: DISTRICT_PHONES }
  const name = 'BG-26-0042'
  const incomplete = {
    ...toSender,
    kind: 'incomplete',
    name: { it: 'modulo 3f2a9c', en: 'form 3f2a9c' }[language],
    problems: [
      { field: 'municipality', problem: 'unknown' },
      { field: 'needs', problem: 'missing' },
      { field: 'contact', problem: 'missing' },
    ],
  } as const
  const receipt = { ...toSender, kind: 'receipt', name, readBy: '2026-11-24' } as const
  const handover = { ...common, name, district: 'Ambito Val Cavallina' }
  const danger = { ...common, kind: 'danger', name, phones: DISTRICT_PHONES } as const
  const all: [string, LetterContent][] = [
    ['digest', digest(language)],
    ['digest-of-120', longDigest(language)],
    ['danger', { ...danger, time: 1 }],
    ['danger-told-again', { ...danger, time: 4, phones: {} }],
    ['assigned', { ...common, kind: 'assigned', names: [name] }],
    ['assigned-three', { ...common, kind: 'assigned', names: [name, 'BG-26-0043', 'BG-26-0044'] }],
    ['handover-offered', { ...handover, kind: 'handover-offered', due: '2026-11-25' }],
    ['handover-accepted', { ...handover, kind: 'handover-accepted' }],
    ['handover-refused', { ...handover, kind: 'handover-refused' }],
    ['receipt', { ...receipt, isDanger: false }],
    ['receipt-in-danger', { ...receipt, isDanger: true }],
    ['receipt-without-phones', { ...receipt, isDanger: false, phones: {} }],
    ['incomplete', { ...incomplete, isDanger: false }],
    ['incomplete-in-danger', { ...incomplete, isDanger: true }],
    ...standings.map((referral): [string, LetterContent] => [
      `feedback-${Object.values(referral).join('-')}`,
      { ...toSender, kind: 'feedback', name, referral },
    ]),
    ['form-quiet', { ...toSender, kind: 'form-quiet', form: 'ic-mazzi' }],
    ['form-refused', { ...toSender, kind: 'form-refused', form: 'ic-mazzi' }],
    ['renewed-link', { ...common, kind: 'renewed-link' }],
  ]
  return new Map(all)
}

const standings: readonly FeedbackStanding[] = [
  { about: 'accepted' },
  { about: 'redirected' },
  { about: 'handed-over' },
  ...declineReason.options.map((reason) => ({ about: 'declined', reason }) as const),
  ...closeOutcome.options.map((outcome) => ({ about: 'closed', outcome }) as const),
]

function digest(language: Language): LetterContent {
  return {
    kind: 'digest',
    language,
    link: LETTER_LINK,
    day: '2026-11-23',
    lines: [
      letterLine({ section: 'danger', kind: 'danger', name: 'BG-26-0050', due: '2026-11-23' }),
      letterLine({ section: 'overdue', due: '2026-11-19', name: 'BG-26-0031' }),
      letterLine({ section: 'overdue', kind: 'triage', due: '2026-11-20', as: 'liaison' }),
      letterLine({ section: 'today', kind: 'first-contact', due: '2026-11-23', as: 'deputy' }),
      letterLine({
        section: 'new',
        name: { it: 'modulo 3f2a9c', en: 'form 3f2a9c' }[language],
        kind: 'complete',
      }),
      letterLine({ section: 'coming', kind: 'permit-renewal', due: '2026-12-01', as: 'coordinator' }),
    ],
    deeds: [
      { act: 'acknowledge', kind: 'acknowledge', name: 'BG-26-0029' },
      { act: 'snooze', kind: 'triage', name: 'BG-26-0030' },
    ],
  }
}

function longDigest(language: Language): LetterContent {
  const lines = Array.from({ length: 120 }, (_, at) =>
    letterLine({
      section: at < 12 ? 'overdue' : at < 30 ? 'today' : at < 70 ? 'new' : 'coming',
      name: `BG-26-${String(1000 + at)}`,
      due: at < 12 ? '2026-11-20' : at < 30 ? '2026-11-23' : '2026-11-26',
    }),
  )
  return { kind: 'digest', language, link: LETTER_LINK, day: '2026-11-23', lines, deeds: [] }
}
