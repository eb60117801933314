import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showReferral } from '../../cli/referrals.ts'
import { commandLine } from '../support/command-line.ts'
import { householdRecord, householdRecords } from '../support/household-records.ts'
import { completeForm } from '../support/partner.ts'
import { allRows, type JourneyStack, outbox, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let folder: string
const { run, json } = commandLine(() => stack)

beforeAll(async () => {
  stack = await startJourney()
  folder = mkdtempSync(join(tmpdir(), 'raccordo-import-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await stack?.stop()
})

function file(name: string, content: string | object): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function importFile(path: string, ...options: string[]) {
  const result = await run('import', 'households', path, '--json', ...options)
  return { ...result, told: result.stdout === '' ? {} : JSON.parse(result.stdout) }
}

const households = async () =>
  (await allRows(stack)).filter(({ pk, sk }) => /^HOUSEHOLD#/.test(String(pk)) && sk === 'STATE')
const record = (number: number, others: object = {}) => ({ ...householdRecord(number), ...others })

describe('a file of earlier records', () => {
  const csv = householdRecords(30)

  test('changes nothing in a dry run', async () => {
    const { exitCode, told } = await importFile(file('all.csv', csv), '--dry-run')
    expect([exitCode, told]).toEqual([
      0,
      { isDryRun: true, rows: 30, written: 30, wasThere: 0, leftOut: 0, problems: [], possibleDoubles: [] },
    ])
    expect(await households()).toEqual([])
  })

  test('is taken over, each household told once and found by its words', async () => {
    const { exitCode, stderr, told } = await importFile(file('all.csv', csv), '--as', 'anna')
    expect([exitCode, told]).toMatchObject([0, { written: 30, wasThere: 0 }])
    expect(stderr).toMatch(/written 30 of 30/)
    expect(await households()).toHaveLength(30)
    await stack.settle()
    expect(await outbox(stack)).toEqual([])
    const opened = published(stack).filter(({ type }) => type === 'household.opened')
    expect(new Set(opened.map(({ id }) => id)).size).toBe(30)
    expect(opened[0]).toMatchObject({ actor: 'operator/anna', via: 'cli', data: {} })
    expect(await json('household', 'search', '--phone', '320 1000007')).toMatchObject({
      items: [{ caseCodes: [], since: '2019-01-08T12:00:00.000Z' }],
    })
  })

  test('imported again after an interruption is not doubled', async () => {
    const { told } = await importFile(file('more.csv', householdRecords(32)))
    expect(told).toMatchObject({ rows: 32, written: 2, wasThere: 30 })
    expect(await households()).toHaveLength(32)
  })

  test('makes a family known that is referred later', async () => {
    const school = await stack.addPartner('scuola', 'bergamo')
    await school.send(completeForm('known', { contact_phone: '3201000005' }))
    await stack.settle()
    const received = published(stack).find(({ type }) => type === 'referral.received')
    const referral = await showReferral(stack.connection, received?.subject.split('/')[1] ?? '', false)
    expect(referral.possiblyKnown).toMatchObject([{ reason: 'same-phone', caseCodes: [] }])
  })
})

describe('a file with a mistake', () => {
  test('is refused as a whole, with each problem by line and column', async () => {
    const before = (await households()).length
    const rows = [
      record(101),
      record(102, { municipality: 'Milano', since: 'ieri' }),
      record(103, { record: '' }),
    ]
    const { exitCode, stderr, told } = await importFile(file('wrong.json', rows))
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/nothing was written: correct 3 problems first/)
    expect(told).toMatchObject({
      written: 0,
      problems: [
        { line: 2, column: 'since' },
        { line: 2, column: 'municipality', problem: 'in no district of the programme' },
        { line: 3, column: 'record', problem: 'missing' },
      ],
    })
    expect(await households()).toHaveLength(before)
  })

  test.each([
    ['windows.csv', Buffer.from('record;municipality\n1;Almè\n', 'latin1').toString('latin1'), /UTF-8/],
    ['quote.csv', 'record;municipality\n1;"Curno\n', /line 2: a quote is wrong/],
    ['none.json', '{"households": 1}', /must be a JSON list/],
  ])('%s is refused in one line', async (name, content, message) => {
    const path = join(folder, name)
    writeFileSync(path, content, name.startsWith('windows') ? 'latin1' : 'utf8')
    const { exitCode, stdout, stderr } = await importFile(path)
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(message)
  })
})

test('possible doubles are shown, and left out when asked', async () => {
  const same = { contact_phone: '320 1000001' }
  const rows = {
    households: [
      record(201),
      record(202, same),
      record(203, { contact_phone: householdRecord(201)['contact_phone'] }),
    ],
  }
  const path = file('doubles.json', rows)
  const possibleDoubles = [
    { line: 2, reason: 'same-phone', household: expect.stringMatching(/^[0-9a-f]{32}$/) },
    { line: 3, reason: 'same-phone', sameAsLine: 1 },
  ]
  const left = await importFile(path, '--skip-possible-doubles')
  expect(left.told).toMatchObject({ written: 1, leftOut: 2, possibleDoubles })
  expect((await importFile(path)).told).toMatchObject({ written: 2, wasThere: 1, possibleDoubles })
  expect((await importFile(path)).told).toMatchObject({ written: 0, wasThere: 3, possibleDoubles: [] })
})

test('who is like a line that is left out is taken over', async () => {
  const contact_email = 'chain@example.org'
  const rows = [
    record(301, { contact_phone: householdRecord(30)['contact_phone'], contact_email }),
    record(302, { contact_email }),
  ]
  const path = file('chain.json', rows)
  const wanted = { written: 1, leftOut: 1, possibleDoubles: [{ line: 1, reason: 'same-phone' }] }
  const tried = await importFile(path, '--skip-possible-doubles', '--dry-run')
  expect(tried.told).toMatchObject(wanted)
  expect((await importFile(path, '--skip-possible-doubles')).told).toMatchObject(wanted)
  expect((await importFile(path, '--skip-possible-doubles')).told).toMatchObject({ written: 0, wasThere: 1 })
})
