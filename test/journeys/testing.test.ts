import { afterAll, beforeAll, expect, test } from 'vitest'
import { setTesting } from '../../cli/forms/change.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { addProviderPartner, filledForm, type ProviderPartner } from '../support/provider-partner.ts'
import { allRows, type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: ProviderPartner
let count = 0

beforeAll(async () => {
  stack = await startJourney()
})
afterAll(() => stack?.stop())

async function addTestingForm(): Promise<void> {
  count += 1
  school = await addProviderPartner(stack, 'typeform', { id: `scuola-${count}`, isTesting: true })
}

async function send(...args: Parameters<ProviderPartner['send']>): Promise<void> {
  expect((await school.send(...args)).status).toBe(202)
  await stack.settle()
}

const submissions = async () =>
  (await listSubmissions(stack.connection)).filter((row) => row['form'] === school.id)
const referrals = async () =>
  (await listReferrals(stack.connection)).filter((row) => row['form'] === school.id)
const toldOf = () => {
  const its = published(stack).filter(({ subject }) => subject.startsWith(`submission/${school.id}.`))
  return its.map(({ type }) => type)
}

test('a complete form is read and reported, and no referral, household or look-up comes of it', async () => {
  await addTestingForm()
  const before = await kinds()
  await send(filledForm('tried out'))
  expect(await submissions()).toMatchObject([{ submissionId: 'tried out', status: 'tested', problems: [] }])
  expect(await referrals()).toEqual([])
  expect(toldOf()).toEqual(['submission.received', 'submission.tested'])
  expect(await kinds()).toEqual(before)
})

test('an incomplete form is reported with its problems, and waits for nobody', async () => {
  await addTestingForm()
  await send(filledForm('half', { municipality: 'Atlantide', needs: [] }))
  expect(await submissions()).toMatchObject([
    { status: 'tested', problems: expect.arrayContaining([{ field: 'municipality', problem: 'unknown' }]) },
  ])
  expect(await listSubmissions(stack.connection, 'quarantined')).toEqual([])
})

test('a child in danger in a trial raises no alarm', async () => {
  await addTestingForm()
  await send(filledForm('no alarm', { child_in_danger: true }))
  await send(filledForm('no alarm', { child_in_danger: true, adults: 3 }))
  await send(Buffer.from('child_in_danger: yes, and cut off'))
  expect(toldOf()).not.toContain('danger.raised')
  expect(new Set((await submissions()).map(({ status }) => status))).toEqual(new Set(['tested']))
})

test('once testing is over the next form is a referral, and what was tried out is not', async () => {
  await addTestingForm()
  await send(filledForm('before'))
  await setTesting(stack.connection, school.id, false)
  await send(filledForm('after', { child_in_danger: true }))
  expect(await referrals()).toMatchObject([{ submissionId: 'after', isChildInDanger: true }])
  expect(toldOf()).toContain('danger.raised')
})

test('what was tried out and is sent anew, changed, is a referral once testing is over', async () => {
  await addTestingForm()
  await send(filledForm('twice'))
  await setTesting(stack.connection, school.id, false)
  await send(filledForm('twice', { adults: 3 }))
  expect(await referrals()).toMatchObject([{ submissionId: 'twice' }])
})

test('a form that goes back to testing registers no more, and keeps its referrals', async () => {
  await addTestingForm()
  await setTesting(stack.connection, school.id, false)
  await send(filledForm('real'))
  await setTesting(stack.connection, school.id, true)
  await send(filledForm('tried'))
  expect(await referrals()).toMatchObject([{ submissionId: 'real' }])
})

/** How many things of each kind the table holds, but for what testing may add. */
async function kinds(): Promise<object> {
  const counts: Record<string, number> = {}
  for (const { pk, sk } of await allRows(stack)) {
    const kind = `${pk}`.split('#')[0] ?? ''
    if (kind === 'SUBMISSION' || kind === 'RATE' || `${sk}`.startsWith('EVENT#')) continue
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
