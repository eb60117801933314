import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setTesting } from '../../cli/forms/change.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner

type Printed = { items: Record<string, unknown>[] }

const commands = commandLine(() => stack, 'submission')
const { run } = commands
const json = async (...args: string[]) => (await commands.json<Printed>(...args)).items

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola')
})
afterAll(() => stack?.stop())

async function sent(submissionId: string, others: object): Promise<void> {
  await school.send(completeForm(submissionId, others))
  await stack.settle()
}

test('what waits for a person is discarded with a reason; the note is for those who may see it', async () => {
  await sent('spam', { needs: 'gelato' })
  const reason = ['--reason', 'not-a-referral', '--note', 'è una pubblicità']
  const discarded = { submissionId: 'spam', status: 'discarded', reason: 'not-a-referral', problems: [] }
  expect(await json('discard', 'scuola', 'spam', ...reason)).toMatchObject([discarded])
  await stack.settle()
  expect(published(stack).findLast(({ type }) => type === 'submission.discarded')).toMatchObject({
    data: { form: 'scuola', reason: 'not-a-referral' },
  })
  expect(await json('list', '--status', 'discarded')).toMatchObject([{ submissionId: 'spam' }])
  const [shown] = await json('show', 'scuola', 'spam')
  expect(shown).not.toHaveProperty('note')
  const [whole] = await json('show', 'scuola', 'spam', '--show-personal-data')
  expect(whole).toMatchObject({ ...discarded, note: 'è una pubblicità' })
})

test('a discarded one is read again when somebody says so, or when the sender changes it', async () => {
  for (const submissionId of ['again', 'changed']) {
    await sent(submissionId, { needs: 'gelato' })
    await json('discard', 'scuola', submissionId, '--reason', 'empty')
  }
  const [replayed] = await json('replay', 'scuola', 'again', '--correct', 'needs=housing')
  expect(replayed).toMatchObject({ status: 'registered' })
  await sent('changed', { needs: 'housing' })
  expect(await json('show', 'scuola', 'changed')).toMatchObject([{ status: 'registered' }])
})

test('what came while the form was tried out is discarded like any other', async () => {
  await setTesting(stack.connection, 'scuola', true)
  await sent('tried', {})
  await setTesting(stack.connection, 'scuola', false)
  expect(await json('list', '--status', 'tested')).toMatchObject([{ submissionId: 'tried' }])
  expect(await json('discard', 'scuola', 'tried', '--reason', 'test')).toMatchObject([
    { status: 'discarded' },
  ])
})

describe('refused is', () => {
  test('to discard a referral', async () => {
    await sent('family', {})
    const { exitCode, stderr } = await run('discard', 'scuola', 'family', '--reason', 'duplicate')
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/family is registered.*"referral show [0-9a-f]{32}"/),
    ])
  })

  test('to discard twice', async () => {
    await sent('twice', { needs: '' })
    await json('discard', 'scuola', 'twice', '--reason', 'empty')
    const { exitCode, stderr } = await run('discard', 'scuola', 'twice', '--reason', 'other')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('discarded already (empty)')])
  })

  test('a note as long as a letter', async () => {
    await sent('long', { needs: '' })
    const note = ['--note', 'x'.repeat(1001)]
    const { exitCode, stderr } = await run('discard', 'scuola', 'long', '--reason', 'other', ...note)
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('use at most 1000')])
  })

  test.each([
    ['no reason', ['discard', 'scuola', 'x']],
    ['a reason that is none of the list', ['discard', 'scuola', 'x', '--reason', 'because']],
  ])('%s, as wrong usage', async (_, args) => {
    expect(await run(...args)).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

describe('what is wrong is told in the words of the form', () => {
  beforeAll(() => sent('worded', { Needs: 'gelato', needs: undefined, adults: 'due' }))

  test('question, field and problem; the answer only to those who may see it', async () => {
    const wrong = [
      { verdict: 'not understood', field: 'needs', called: 'Needs', problem: 'unknown' },
      { verdict: 'remark', field: 'adults', called: 'adults', problem: 'unreadable' },
    ]
    const [neutral] = await json('show', 'scuola', 'worded')
    expect(neutral?.['explained']).toEqual(expect.arrayContaining(wrong))
    const [whole] = await json('show', 'scuola', 'worded', '--show-personal-data')
    expect(whole?.['explained']).toEqual(expect.arrayContaining([{ ...wrong[0], value: 'gelato' }]))
  })

  test('a person reads it line by line, the body at the end', async () => {
    const { stdout } = await run('show', 'scuola', 'worded', '--show-personal-data')
    expect(stdout).toMatch(/^status +quarantined$/m)
    expect(stdout).toMatch(/^body\n\{.*gelato/m)
  })
})
