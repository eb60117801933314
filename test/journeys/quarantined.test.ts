import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaySubmission } from '../../cli/submissions/replay.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { hashBytes } from '../../shared/domain/hash.ts'
import { submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, published, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

const show = (submissionId: string) => showSubmission(stack.connection, school.id, submissionId, false)
const subjectOf = (submissionId: string) =>
  submissionSubject({ form: school.id, hash: submissionHash(school.id, submissionId) })

test('an incomplete submission with unknown words is quarantined with all its problems', async () => {
  const answer = await school.send({
    ...{ submissionId: 'incomplete', municipality: 'Atlantide', needs: ['teleport'] },
    description: 'nobody to call',
  })
  expect(answer.status).toBe(202)
  await stack.settle()
  const problems = [
    { field: 'contact', problem: 'missing' },
    { field: 'municipality', problem: 'unknown' },
    { field: 'needs', problem: 'unknown' },
  ]
  const { problems: told, ...shown } = await show('incomplete')
  expect(shown).toMatchObject({ status: 'quarantined', partner: 'scuola', submissionId: 'incomplete' })
  expect(inOrder(told)).toEqual(problems)
  const event = published(stack).find(({ type }) => type === 'submission.quarantined')
  expect(event).toMatchObject({ subject: subjectOf('incomplete'), district: 'bergamo' })
  expect(publishedIds(stack, 'referral.received')).toEqual([])
})

test('an empty object is quarantined with everything that is missing', async () => {
  await school.send({ submissionId: 'empty' })
  await stack.settle()
  expect(inOrder((await show('empty')).problems)).toEqual([
    { field: 'contact', problem: 'missing' },
    { field: 'municipality', problem: 'missing' },
    { field: 'needs', problem: 'missing' },
  ])
})

test('a replay with the corrections of a person makes a quarantined submission a referral', async () => {
  await school.send(completeForm('to correct', { municipality: 'Bergmo', needs: '' }))
  await stack.settle()
  const corrections = { municipality: 'Bergamo', needs: 'mediation' }
  const replayed = await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: 'to correct',
    corrections,
    waitSeconds: 10,
  })
  expect(replayed).toMatchObject({ status: 'registered', problems: [], referral: expect.any(String) })
  await stack.settle()
  const subject = subjectOf('to correct')
  const types = published(stack).filter((one) => one.subject === subject)
  expect(types.map(({ type }) => type)).toEqual([
    'submission.received',
    'submission.quarantined',
    'deadline.set',
    'submission.completed',
    'submission.registered',
    'deadline.met',
  ])
})

test('a replay that mends only a part stays quarantined with what is left', async () => {
  await school.send({ submissionId: 'half' })
  await stack.settle()
  const replayed = await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: 'half',
    corrections: { needs: 'housing' },
    waitSeconds: 10,
  })
  expect(replayed.status).toBe('quarantined')
  expect(inOrder(replayed.problems).map(({ field }) => field)).toEqual(['contact', 'municipality'])
})

test('a newer complete version makes a quarantined submission a referral', async () => {
  await school.send({ submissionId: 'newer', municipality: 'Bergamo' })
  await stack.settle()
  expect((await show('newer')).status).toBe('quarantined')
  await school.send(completeForm('newer'))
  await stack.settle()
  expect(await show('newer')).toMatchObject({ status: 'registered', problems: [] })
})

const withText = (text: string) =>
  JSON.stringify(completeForm('-', { submissionId: undefined })).replace('}', `,"description":"${text}"}`)

const unreadable: [what: string, body: string | Uint8Array, problem: object][] = [
  ['no JSON', 'municipality=Bergamo', { field: 'body', problem: 'not-json' }],
  ['nothing at all', '', { field: 'body', problem: 'not-json' }],
  ['JSON that is cut off', '{"municipality":"Berg', { field: 'body', problem: 'not-json' }],
  ['a list', '[{"municipality":"Bergamo"}]', { field: 'body', problem: 'not-an-object' }],
  ['a text', '"Bergamo"', { field: 'body', problem: 'not-an-object' }],
  ['null', 'null', { field: 'body', problem: 'not-an-object' }],
  [
    'a list in 5,000 lists',
    '['.repeat(5000) + ']'.repeat(5000),
    { field: 'body', problem: 'nested-too-deep' },
  ],
  [
    'an object in 5,000 objects',
    `${'{"needs":'.repeat(5000)}1${'}'.repeat(5000)}`,
    { field: 'body', problem: 'nested-too-deep' },
  ],
  ['a raw NUL', withText('a\0b'), { field: 'body', problem: 'not-json' }],
  ['a written NUL', withText('a\\u0000b'), { field: 'description', problem: 'broken-characters' }],
  ['a written lone surrogate', withText('a\\ud83db'), { field: 'description', problem: 'broken-characters' }],
  [
    'a lone surrogate in an unknown field',
    JSON.stringify({ ...completeForm('-'), submissionId: undefined }).replace('}', ',"else":"\\ud83d"}'),
    { field: 'body', problem: 'broken-characters' },
  ],
  [
    'a raw lone surrogate',
    Buffer.concat([Buffer.from('{"description":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    { field: 'body', problem: 'not-utf8' },
  ],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1]), { field: 'body', problem: 'not-utf8' }],
]

test.each(unreadable)(
  'a body that is %s is kept byte for byte and quarantined with its reason',
  async (_, body, problem) => {
    expect((await school.send(body)).status).toBe(202)
    await stack.settle()
    const bytes = Buffer.from(body)
    const shown = await show(hashBytes(bytes))
    expect(shown.status).toBe('quarantined')
    expect(shown.problems).toContainEqual(problem)
    const kept = (await allRows(stack)).find((row) => row['sk'] === `BODY#${hashBytes(bytes)}`)
    expect(Buffer.from((kept?.['bytes'] as Uint8Array | undefined) ?? []).equals(bytes)).toBe(true)
  },
)

test('a body that was unreadable becomes a referral when a person fills in what is missing', async () => {
  const body = 'Family of Ndèye, Bergamo, please call'
  await school.send(body)
  await stack.settle()
  const corrections = { municipality: 'Bergamo', needs: 'other', contact_given_name: 'Ndèye' }
  const replayed = await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: hashBytes(Buffer.from(body)),
    corrections,
    waitSeconds: 10,
  })
  expect(replayed.status).toBe('registered')
})

function inOrder(problems: readonly { field: string; problem: string }[]) {
  return problems.toSorted((a, b) => a.field.localeCompare(b.field))
}
