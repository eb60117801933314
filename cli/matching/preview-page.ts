import type { Language } from '../../shared/domain/language.ts'
import type { Preview } from '../../shared/matching/preview.ts'
import { momentWords } from '../../shared/texts/day-words.ts'
import { adviceSentences } from '../../shared/texts/match-advice-words.ts'
import { matchPageWords } from '../../shared/texts/match-page-words.ts'
import { alternativeSentences, proposalSentences } from '../../shared/texts/match-reason-words.ts'
import { unservedSentences } from '../../shared/texts/match-unserved-words.ts'
import { leftOutWords, mentorKindWords, objectiveWords } from '../../shared/texts/match-words.ts'

/** A preview with its sentences beside the data that they say. */
export function withSentences(preview: Preview, language: Language) {
  const { objective, proposals, unserved, leftOut, advice } = preview
  const { restricted } = matchPageWords[language]
  return {
    ...preview,
    language,
    proposals: proposals.map((one) => ({
      ...one,
      sentences: one.isRestricted
        ? [restricted, ...alternativeSentences(one, language)]
        : proposalSentences(one, objective, language),
    })),
    unserved: unserved.map((one) => ({
      ...one,
      sentences: one.isRestricted ? [restricted] : unservedSentences(one.kind, one, language),
    })),
    leftOut: leftOut.map((one) => ({ ...one, sentences: [leftOutWords[language][one.why]] })),
    advice: advice.map((one) => ({ ...one, sentences: adviceSentences(one, objective, language) })),
  }
}
type Told = ReturnType<typeof withSentences>

/** A preview as a page of text. */
export function previewPage(preview: Preview, language: Language): string {
  const told = withSentences(preview, language)
  const say = matchPageWords[language]
  const parts = [
    headOf(told),
    section(
      say.proposals,
      told.proposals.map((one) => [proposalHead(one, language), ...one.sentences]),
    ),
    section(
      say.unserved,
      told.unserved.map((one) => [familyHead(one, language), ...one.sentences]),
    ),
    section(
      say.leftOut,
      told.leftOut.map((one) => [familyHead(one, language), ...one.sentences]),
    ),
    adviceOf(told),
    say.closing,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function headOf({ language, district, at, objective, policy, totals }: Told): string {
  const say = matchPageWords[language]
  const [day, time] = momentWords(new Date(at), language)
  return [
    say.title(district, day, time),
    say.objective(objectiveWords[language][objective], policy),
    ...(totals.waiting === 0 ? [say.noRequests(district)] : [say.totals(totals)]),
    ...(totals.mentors === 0 ? [say.noMentors(district)] : []),
    ...(totals.mentors > 0 && totals.freeMentors === 0 ? [say.noFreeMentors] : []),
  ].join('\n')
}

function proposalHead(proposal: Told['proposals'][number], language: Language): string {
  const { caseCode, kind, mentor, affinity, isUrgent } = proposal
  const say = matchPageWords[language]
  const head = say.proposal(caseCode, mentorKindWords[language][kind][0], mentor, affinity)
  return withUrgency(head, isUrgent, language)
}

function familyHead(
  {
    caseCode,
    kind,
    isUrgent = false,
  }: { caseCode: string; kind: Told['unserved'][number]['kind']; isUrgent?: boolean },
  language: Language,
): string {
  const head = matchPageWords[language].family(caseCode, mentorKindWords[language][kind][0])
  return withUrgency(head, isUrgent, language)
}

function withUrgency(head: string, isUrgent: boolean, language: Language): string {
  return isUrgent ? `${head} · ${matchPageWords[language].urgent}` : head
}

/** Advice is for districts where somebody waits; where all goes well without, that is said too. */
function adviceOf({ language, advice, objective, totals }: Told): string {
  const say = matchPageWords[language]
  if (totals.waiting === 0) return ''
  if (advice.length === 0) return `${say.advice.toUpperCase()}\n${say.noAdvice[objective]}`
  return section(
    say.advice,
    advice.map(({ sentences: [first = '', ...others] }, place) => [`${place + 1}. ${first}`, ...others]),
  )
}

/** A heading with its items: the first line of each stands out, the others are set in below it. */
function section(title: string, items: readonly (readonly string[])[]): string {
  if (items.length === 0) return ''
  const lines = items.map(([first = '', ...others]) =>
    [first, ...others.map((one) => `   ${one}`)].join('\n'),
  )
  return [title.toUpperCase(), ...lines].join('\n')
}
