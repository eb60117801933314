import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { makePartner, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack

type Printed = Record<string, unknown>

const { run, json } = commandLine(() => stack)

/** A mapping in a file of its own. */
function mappingFile(name: string, mapping: unknown): string {
  const file = join(stack.stateFolder, name)
  writeFileSync(file, typeof mapping === 'string' ? mapping : JSON.stringify(mapping))
  return file
}

const mapping = {
  fields: { 'Dove abita?': 'municipality', 'Serve aiuto per': 'needs' },
  values: { needs: { Compiti: 'school_support', 'Casa e affitto': 'housing' } },
  constants: { origin: 'school' },
}
const answered = {
  'Dove abita?': 'Dalmine',
  'Serve aiuto per': ['Casa e affitto'],
  'Colore preferito?': 'Blu',
  contact_given_name: 'Ndèye Fatou',
}

beforeAll(async () => {
  stack = await startJourney()
  await stack.addPartner('scuola', 'dalmine')
})
afterAll(() => stack?.stop())

/** A form that is tried out. */
async function addOffice(id: string): Promise<Partner> {
  const added = await json('partner', 'form', 'add', 'scuola', id, '--testing')
  return makePartner(id, String(added['secret']), () => String(added['webhookUrl']))
}

async function sentBy(office: Partner, submissionId: string): Promise<void> {
  await office.send({ submissionId, ...answered })
  await stack.settle()
}

test('when nothing is sent yet, the report says so', async () => {
  await addOffice('nuova')
  const { exitCode, stderr } = await run('partner', 'form', 'report', 'nuova')
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('has not sent anything yet')])
})

test('the report shows what is not in the dictionary and what is missing, and no value', async () => {
  await sentBy(await addOffice('mensa'), 'prova')
  const report = await json<{ lines: Printed[] }>('partner', 'form', 'report', 'mensa')
  expect(report).toMatchObject({ submissionId: 'prova', status: 'tested', danger: 'not asked' })
  expect(report.lines).toContainEqual({
    verdict: 'not in the dictionary',
    called: 'Dove abita?',
    value: 'Xxxxxxx',
  })
  expect(report.lines).toContainEqual({ verdict: 'missing', field: 'municipality', problem: 'missing' })
  const { stdout } = await run('partner', 'form', 'report', 'mensa')
  expect(stdout).toMatch(/not in the dictionary +Serve aiuto per +Xxxx x xxxxxxx/)
  expect(stdout).not.toContain('Dalmine')
})

test('a mapping is tried before it is set', async () => {
  await sentBy(await addOffice('gita'), 'prova')
  const file = mappingFile('tried.json', mapping)
  const report = await json('partner', 'form', 'report', 'gita', '--mapping', file)
  expect(report).toMatchObject({ reads: 'complete: it can be a referral' })
  const tried = await json('partner', 'form', 'set-mapping', 'gita', file, '--dry-run')
  const replaces = { fields: 0, values: 0, constants: 0 }
  expect(tried).toEqual({
    id: 'gita',
    fields: 2,
    values: 2,
    constants: 1,
    replaces,
    outcome: 'would be set',
  })
  expect(await json('partner', 'form', 'show', 'gita')).toMatchObject({ mapping: { fields: {} } })
})

test('a mapping is set once; then the next is a referral, and what was tried becomes one', async () => {
  const office = await addOffice('segreteria')
  await sentBy(office, 'prova')
  const file = mappingFile('set.json', `\uFEFF${JSON.stringify(mapping)}`)
  const set = () => json('partner', 'form', 'set-mapping', 'segreteria', file)
  expect([await set(), await set()]).toMatchObject([{ outcome: 'set' }, { outcome: 'as it was' }])
  expect(await json('partner', 'form', 'test', 'segreteria', 'off')).toEqual({
    id: 'segreteria',
    isTesting: false,
  })
  await sentBy(office, 'vera')
  expect(publishedIds(stack, 'form.changed', 'form/segreteria')).toHaveLength(2)
  const show = (id: string) => json('submission', 'show', 'segreteria', id)
  expect(await show('vera')).toMatchObject({ items: [{ status: 'registered' }] })
  expect(await show('prova')).toMatchObject({ items: [{ status: 'tested' }] })
  const { exitCode, stderr } = await run('submission', 'replay', 'segreteria', 'prova')
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('add --real')])
  expect(await json('submission', 'replay', 'segreteria', 'prova', '--real')).toMatchObject({
    items: [{ submissionId: 'prova', status: 'registered' }],
  })
})
