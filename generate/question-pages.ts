import { arabic, arabicPage } from '../functions/intake/questionnaire/ar.ts'
import { english, englishPage } from '../functions/intake/questionnaire/en.ts'
import { spanish, spanishPage } from '../functions/intake/questionnaire/es.ts'
import { french, frenchPage } from '../functions/intake/questionnaire/fr.ts'
import { italian, italianPage } from '../functions/intake/questionnaire/it.ts'
import type { Kind, PageWording, Section, Wording } from '../functions/intake/questionnaire/wording.ts'
import type { FieldName } from '../shared/domain/field.ts'

/** The ready-made form in each language: what it asks, and what its page says besides. */
export const questionPages: readonly (readonly [asks: Wording, says: PageWording])[] = [
  [italian, italianPage],
  [english, englishPage],
  [french, frenchPage],
  [spanish, spanishPage],
  [arabic, arabicPage],
]

/** The order of the form: what is urgent first, then what is required, who fills it in last. */
const sections: Readonly<Record<Section, readonly (readonly [FieldName, Kind])[]>> = {
  request: [
    ['child_in_danger', 'yesNo'],
    ['municipality', 'text'],
    ['needs', 'many'],
    ['urgency', 'one'],
    ['description', 'longText'],
  ],
  family: [
    ['contact_given_name', 'text'],
    ['contact_family_name', 'text'],
    ['contact_phone', 'phone'],
    ['contact_email', 'email'],
    ['contact_language', 'text'],
    ['interpreter_language', 'text'],
    ['contact_instructions', 'text'],
    ['languages', 'text'],
    ['adults', 'number'],
    ['minors_birth_years', 'text'],
    ['single_parent', 'yesNo'],
    ['institution', 'text'],
    ['citizenship', 'text'],
  ],
  mentoring: [
    ['mentor_wanted', 'yesNo'],
    ['mentor_gender', 'one'],
    ['availability', 'many'],
    ['family_agrees', 'yesNo'],
    ['privacy_notice_given', 'yesNo'],
  ],
  sender: [
    ['origin', 'one'],
    ['referrer_name', 'text'],
    ['referrer_email', 'email'],
    ['referrer_phone', 'phone'],
  ],
}

const required = new Set<FieldName>(['municipality', 'needs'])
const oneOfFour = new Set<FieldName>([
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
])

/** The page of one language, as Markdown; one that is written from right to left stands in a block that says so. */
export function questionPage(asks: Wording, says: PageWording): string {
  const { page, form, direction, language } = says
  const names: readonly Section[] = ['request', 'family', 'mentoring', 'sender']
  const blocks = [
    `# ${page.title}`,
    ...page.howTo,
    `## ${form.heading}`,
    `> **${form.title}**`,
    ...[form.whoReads, form.whatNext, `**${form.emergency}**`, form.notFor].map((line) => `> ${line}`),
    ...names.flatMap((name) => [
      `## ${says.sections[name]}`,
      ...sections[name].flatMap(([field, kind]) => question(field, kind, asks, says)),
    ]),
  ]
  const text = blocks.join('\n\n').replaceAll(/(^> .*)\n\n(?=> )/gm, '$1\n>\n')
  return direction === 'ltr' ? `${text}\n` : `<div dir="rtl" lang="${language}">\n\n${text}\n\n</div>\n`
}

function question(
  field: FieldName,
  kind: Kind,
  asks: Wording,
  { labels, kinds, hints }: PageWording,
): string[] {
  const hint = hints[field]
  const facts = [
    `${labels.kind}: ${kinds[kind]}`,
    ...(required.has(field) ? [`**${labels.required}**`] : []),
    ...(oneOfFour.has(field) ? [labels.oneOfFour] : []),
    `${labels.name}: \`${field}\``,
  ]
  const options = optionsOf(field, kind, asks)
  return [
    `### ${asks.titles[field]}`,
    facts.join(' · '),
    ...(hint === undefined ? [] : [`${labels.hint}: *${hint}*`]),
    ...(options.length === 0 ? [] : [table([labels.option, labels.value], options)]),
  ]
}

type Option = readonly [label: string, value: string]

function optionsOf(field: FieldName, kind: Kind, asks: Wording): readonly Option[] {
  if (kind === 'yesNo') return entries({ yes: asks.yes, no: asks.no })
  if (field === 'needs') return entries(asks.needs)
  if (field === 'urgency') return entries(asks.urgency)
  if (field === 'origin') return entries(asks.origin)
  if (field === 'mentor_gender') return entries(asks.mentorGender)
  return field === 'availability' ? slots(asks) : []
}

function entries(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => [label, value])
}

function slots({ days, dayParts }: Wording): Option[] {
  return Object.entries(days).flatMap(([day, dayLabel]) =>
    Object.entries(dayParts).map(
      ([part, partLabel]): Option => [`${dayLabel} ${partLabel}`, `${day}-${part}`],
    ),
  )
}

function table(head: readonly [string, string], options: readonly Option[]): string {
  const rows = options.map(([label, value]) => `| ${label} | \`${value}\` |`)
  return [`| ${head.join(' | ')} |`, '|---|---|', ...rows].join('\n')
}
