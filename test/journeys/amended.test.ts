import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { showReferral } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { replaySubmission } from '../../cli/submissions/replay.ts'
import { referralAmended } from '../../events/referral-amended.ts'
import { referralIdOf, submissionHash } from '../../shared/domain/submission.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, outbox, published, startJourney } from '../support/stack.ts'

const stacks: JourneyStack[] = []
afterAll(() => Promise.all(stacks.map((stack) => stack.stop())))

describe.each([
  ['AWS is kind', undefined],
  ['AWS is unkind', '1'],
])('a registered submission that changes, while %s', (_, chaosSeed) => {
  let stack: JourneyStack
  let school: Partner

  beforeAll(async () => {
    stack = await startJourney(chaosSeed === undefined ? {} : { chaosSeed })
    stacks.push(stack)
    school = await stack.addPartner('scuola')
  })

  /** As providers do: again after a 5xx or no answer. */
  async function send(submissionId: string, others: object = {}): Promise<void> {
    const isTaken = async () => (await school.send(completeForm(submissionId, others))).status === 202
    await expect.poll(isTaken).toBe(true)
    await untilQuiet()
  }

  /** What a schedule would take up later is taken up now. */
  async function untilQuiet(): Promise<void> {
    await vi.waitFor(
      async () => {
        await stack.settle()
        const left = [...(await outbox(stack)), ...(await listSubmissions(stack.connection, 'received'))]
        if (left.length > 0) await stack.sweep()
        expect(left).toEqual([])
      },
      { timeout: 40_000, interval: 50 },
    )
  }

  const idOf = (submissionId: string) =>
    referralIdOf({ form: school.id, hash: submissionHash(school.id, submissionId) })

  /** The changed fields of each amendment, in order; the same event may come twice. */
  function amendments(submissionId: string) {
    const subject = `referral/${idOf(submissionId)}`
    const events = published(stack).filter(
      (one) => one.type === 'referral.amended' && one.subject === subject,
    )
    const each = new Map(events.map((event) => [event.id, referralAmended.schema.parse(event).data.fields]))
    return [...each.values()]
  }

  test('is told once with the names of the fields, and nothing of the referral changes but what is due', async () => {
    await send('changed')
    const before = await showReferral(stack.connection, idOf('changed'), true)
    await send('changed', { municipality: 'Curno', contact_phone: '+39 320 000 0002', description: 'nuovo' })
    expect(amendments('changed')).toEqual([['municipality', 'contact_phone', 'description']])
    const after = await showReferral(stack.connection, idOf('changed'), true)
    const { amended, deadlines } = after
    expect(after).toEqual({ ...before, amended, deadlines, version: after.version })
    expect(deadlines.map(({ kind }) => kind)).toEqual(['acknowledge', 'amendment', 'triage'])
    expect(amended).toMatchObject({ fields: ['municipality', 'contact_phone', 'description'] })
  })

  test('a repeat of either version is told no second time', async () => {
    for (const others of [{}, { adults: 3 }, {}, { adults: 3 }]) await send('repeated', others)
    expect(amendments('repeated')).toEqual([['adults']])
  })

  test('a third version is told again, compared with what the referral was made from', async () => {
    await send('thrice')
    await send('thrice', { adults: 3 })
    await send('thrice', { adults: 4, needs: ['housing'] })
    expect(amendments('thrice')).toEqual([['adults'], ['needs', 'adults']])
  })

  test('what only touches a field that is not in the dictionary is not told', async () => {
    await send('unknown field', { shoe_size: 36 })
    await send('unknown field', { shoe_size: 37 })
    expect(amendments('unknown field')).toEqual([])
  })

  test('what only writes the same in other words is not told', async () => {
    await send('other words', { adults: '2', languages: 'wo, fr' })
    await send('other words', { adults: ' ٢', languages: ['wolof', 'francese'] })
    expect(amendments('other words')).toEqual([])
  })

  test('a field that an operator corrected is neither named nor overwritten', async () => {
    await send('corrected', { municipality: 'Atlantide', adults: 2 })
    await replaySubmission(stack.connection, {
      form: school.id,
      submissionId: 'corrected',
      corrections: { municipality: 'Curno' },
      waitSeconds: 10,
    })
    await untilQuiet()
    await send('corrected', { municipality: 'Dalmine', adults: 2 })
    expect(amendments('corrected')).toEqual([])
    await send('corrected', { municipality: 'Treviolo', adults: 5 })
    expect(amendments('corrected')).toEqual([['adults']])
    expect(await showReferral(stack.connection, idOf('corrected'), true)).toMatchObject({
      district: 'dalmine',
      householdDetails: { municipality: '016089' },
    })
  })

  test('while it waits for a person, a change is no amendment', async () => {
    await send('waiting', { municipality: 'Atlantide' })
    await send('waiting', { adults: 3 })
    expect(amendments('waiting')).toEqual([])
  })
})
