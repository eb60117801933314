import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raccordo, raccordoJson } from '../support/command-line.ts'
import { makePartner, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let office: Partner

type Printed = Record<string, unknown>

const run = (...args: string[]) => raccordo([...args, '--state', stack.stateFolder])
const json = <Shape = Printed>(...args: string[]) => raccordoJson<Shape>(stack, ...args)

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
  const added = await json('partner', 'form', 'add', 'scuola', 'segreteria', '--testing')
  office = makePartner('segreteria', String(added['secret']), () => String(added['webhookUrl']))
})
afterAll(() => stack?.stop())

test('nothing is sent yet: the report says so', async () => {
  const { exitCode, stderr } = await run('partner', 'form', 'report', 'segreteria')
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('has not sent anything yet')])
})

test('the report shows what is not in the dictionary and what is missing, and no value', async () => {
  await office.send({ submissionId: 'prova', ...answered })
  await stack.settle()
  const report = await json<{ lines: Printed[] }>('partner', 'form', 'report', 'segreteria')
  expect(report).toMatchObject({ submissionId: 'prova', status: 'tested', danger: 'no' })
  expect(report.lines).toContainEqual({
    verdict: 'not in the dictionary',
    called: 'Dove abita?',
    value: 'Xxxxxxx',
  })
  expect(report.lines).toContainEqual({ verdict: 'missing', field: 'municipality', problem: 'missing' })
  const { stdout } = await run('partner', 'form', 'report', 'segreteria')
  expect(stdout).toMatch(/not in the dictionary +Serve aiuto per +Xxxx x xxxxxxx/)
  expect(stdout).not.toContain('Dalmine')
})

test('a mapping is tried before it is set', async () => {
  const file = mappingFile('mapping.json', mapping)
  const report = await json('partner', 'form', 'report', 'segreteria', '--mapping', file)
  expect(report).toMatchObject({ reads: 'complete: it can be a referral' })
  const tried = await json('partner', 'form', 'set-mapping', 'segreteria', file, '--dry-run')
  expect(tried).toEqual({ id: 'segreteria', fields: 2, values: 2, constants: 1, outcome: 'would be set' })
  expect(await json('partner', 'form', 'show', 'segreteria')).toMatchObject({ mapping: { fields: {} } })
})

test('then it is set once, and the form tested off: the next is a referral', async () => {
  const file = mappingFile('mapping.json', `\uFEFF${JSON.stringify(mapping)}`)
  expect(await json('partner', 'form', 'set-mapping', 'segreteria', file)).toMatchObject({ outcome: 'set' })
  expect(await json('partner', 'form', 'set-mapping', 'segreteria', file)).toMatchObject({
    outcome: 'as it was',
  })
  expect(await json('partner', 'form', 'test', 'segreteria', 'off')).toEqual({
    id: 'segreteria',
    isTesting: false,
  })
  await office.send({ submissionId: 'vera', ...answered })
  await stack.settle()
  const { items } = await json<{ items: Printed[] }>('submission', 'list')
  expect(items).toMatchObject([
    { submissionId: 'prova', status: 'tested' },
    { submissionId: 'vera', status: 'registered' },
  ])
  expect(publishedIds(stack, 'form.changed', 'form/segreteria')).toHaveLength(2)
})

test('what was sent while it was tested becomes a referral when it is read again', async () => {
  const { items } = await json<{ items: Printed[] }>('submission', 'replay', 'segreteria', 'prova')
  expect(items).toMatchObject([{ submissionId: 'prova', status: 'registered' }])
})
