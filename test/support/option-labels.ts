import type { Wording } from '../../functions/intake/questionnaire/wording.ts'
import { type FieldName, slot } from '../../shared/domain/field.ts'

const yesNoFields = [
  'child_in_danger',
  'single_parent',
  'mentor_wanted',
  'family_agrees',
  'privacy_notice_given',
] as const

/** Every label of the closed lists of one language, with the field that it answers and what it stands for. */
export function labelsOf(asks: Wording): [FieldName, label: string, value: unknown][] {
  const list = (field: FieldName, labels: Readonly<Record<string, string>>, isList: boolean) =>
    Object.entries(labels).map(([value, label]): [FieldName, string, unknown] => [
      field,
      label,
      isList ? [value] : value,
    ])
  const slots = slot.options.map((one): [FieldName, string, unknown] => [
    'availability',
    slotLabel(asks, one),
    [one],
  ])
  const yesNo = yesNoFields.flatMap((field): [FieldName, string, unknown][] => [
    [field, asks.yes, true],
    [field, asks.no, false],
  ])
  return [
    ...list('needs', asks.needs, true),
    ...list('urgency', asks.urgency, false),
    ...list('origin', asks.origin, false),
    ...list('mentor_gender', asks.mentorGender, false),
    ...slots,
    ...yesNo,
  ]
}

export function slotLabel({ days, dayParts }: Wording, one: string): string {
  const dayLabel = Object.entries(days).find(([day]) => one.startsWith(`${day}-`))?.[1]
  const partLabel = Object.entries(dayParts).find(([part]) => one.endsWith(`-${part}`))?.[1]
  return `${dayLabel} ${partLabel}`
}
