import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { districtDefaults } from '../../../shared/domain/district.ts'
import { addressShape } from '../../../shared/table/address-store.ts'
import { deadlineShape } from '../../../shared/table/deadline-store.ts'
import { deedShape } from '../../../shared/table/deed-store.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { eventItem } from '../../../shared/table/event-item.ts'
import { eventShape } from '../../../shared/table/event-store.ts'
import { formShape, secretsShape } from '../../../shared/table/form-store.ts'
import { watchShape } from '../../../shared/table/form-watch-store.ts'
import { handoverShape } from '../../../shared/table/handover-store.ts'
import { householdShape, personShape } from '../../../shared/table/household-store.ts'
import { institutionShape } from '../../../shared/table/institution-store.ts'
import { leavingShape } from '../../../shared/table/leaving-store.ts'
import { linkShape } from '../../../shared/table/link-store.ts'
import { lookupSecretShape, lookupShape } from '../../../shared/table/lookup-store.ts'
import { mailLineShape, mailShape } from '../../../shared/table/mail-store.ts'
import { mentorShape } from '../../../shared/table/mentor-store.ts'
import { mentoringRequestShape } from '../../../shared/table/mentoring-store.ts'
import { namingShape } from '../../../shared/table/naming-store.ts'
import { membershipShape, operatorShape } from '../../../shared/table/operator-store.ts'
import { organisationShape } from '../../../shared/table/organisation-store.ts'
import { partnerShape } from '../../../shared/table/partner-store.ts'
import { policyShape } from '../../../shared/table/policy-store.ts'
import {
  contactShape,
  correctionShape,
  feedbackShape,
  noteShape,
} from '../../../shared/table/record-store.ts'
import { referralShape } from '../../../shared/table/referral-store.ts'
import { bodyShape, submissionShape } from '../../../shared/table/submission-store.ts'
import { viewShape } from '../../../shared/table/view-store.ts'

/** Items as released versions of Raccordo wrote them: `<shape>.v<version>[-…].json`. Never edited, only added to. */
const folder = new URL('./fixtures/', import.meta.url)
const fixtures = readdirSync(folder).map((file) => ({
  file,
  item: withBytes(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
}))

/** JSON has no bytes: they stand there as base64. */
function withBytes(item: Record<string, unknown>): Record<string, unknown> {
  const { bytes } = item
  return typeof bytes === 'string' ? { ...item, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) } : item
}

const shapes = {
  address: addressShape,
  body: bodyShape,
  contact: contactShape,
  correction: correctionShape,
  deadline: deadlineShape,
  deed: deedShape,
  district: districtShape,
  event: eventShape,
  feedback: feedbackShape,
  'form-watch': watchShape,
  form: formShape,
  handover: handoverShape,
  household: householdShape,
  institution: institutionShape,
  leaving: leavingShape,
  link: linkShape,
  'lookup-secret': lookupSecretShape,
  lookup: lookupShape,
  'mail-line': mailLineShape,
  mail: mailShape,
  membership: membershipShape,
  mentor: mentorShape,
  'mentoring-request': mentoringRequestShape,
  naming: namingShape,
  note: noteShape,
  operator: operatorShape,
  organisation: organisationShape,
  partner: partnerShape,
  person: personShape,
  policy: policyShape,
  referral: referralShape,
  secrets: secretsShape('scuola-demo'),
  submission: submissionShape,
  view: viewShape,
} as const

describe('an upgrade is no outage', () => {
  test.each(fixtures)('$file is still read', ({ file, item }) => {
    const name = file.split('.')[0] as keyof typeof shapes
    expect(() => shapes[name].fromItem(item)).not.toThrow()
  })

  test('every shape has a fixture of each of its versions', () => {
    const names = fixtures.map(({ file }) => file.replace(/(-\w+)?\.json$/, ''))
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(shapes).flatMap(versionsOf))
  })

  test.each(fixtures)('$file is what is written today, when its version is the newest', ({ file, item }) => {
    const name = file.split('.')[0] as keyof typeof shapes
    const rewritten = rewrite(shapes[name], item)
    if (rewritten['v'] === item['v']) expect(rewritten).toEqual(item)
  })
})

test('a district of before has an office, duty hours and no policy of its own', () => {
  const [older] = fixtures.filter(({ file }) => file === 'district.v1.json')
  if (older === undefined) throw new Error('there is no fixture of the first shape of a district')
  expect(districtShape.fromItem(older.item)).toMatchObject(districtDefaults)
})

test('an event is written as it is read, in the newest shape', () => {
  const [event] = fixtures
    .filter(({ file }) => file.startsWith('event.'))
    .map(({ item }) => eventShape.fromItem(item))
  if (event === undefined) throw new Error('there is no fixture of an event')
  expect(eventItem(event)).toEqual(eventShape.toItem(event))
})

/** `form.v1`, `form.v2`: as many as the newest that is written. */
function versionsOf(name: string): string[] {
  const newest = fixtures
    .filter(({ file }) => file.startsWith(`${name}.`))
    .map(({ item }) => Number(rewrite(shapes[name as keyof typeof shapes], item)['v']))
  return Array.from({ length: Math.max(1, ...newest) }, (_, place) => `${name}.v${place + 1}`)
}

function rewrite(
  shape: { fromItem(item: Record<string, unknown>): unknown; toItem(value: never): Record<string, unknown> },
  item: Record<string, unknown>,
): Record<string, unknown> {
  const written = shape.toItem(shape.fromItem(item) as never)
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))
}
