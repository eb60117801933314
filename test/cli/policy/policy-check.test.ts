import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { arrivalsFrom } from '../../../cli/policy/examples.ts'
import { checkPolicy, withoutDistrict } from '../../../cli/policy/policy.ts'
import { policyRows, readablePolicy } from '../../../cli/policy/rows.ts'
import { raccordoHere } from '../../support/command-line.ts'

const NOW = new Date('2026-11-23T08:00:00.000Z')
const folder = mkdtempSync(join(tmpdir(), 'raccordo-policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: unknown): string {
  const path = join(folder, 'policy.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('policy check', () => {
  test('says what would change, and when things would be due, without a stack', async () => {
    const checked = await checkPolicy(file({ triage: { length: 4 } }), withoutDistrict, NOW)
    expect(checked.changes).toEqual([{ kind: 'triage', field: 'length', before: 5, after: 4 }])
    expect(checked.due).toContainEqual({
      ...{ kind: 'triage', urgency: 'ordinary', now: '2026-11-27' },
      ...{ onFriday: '2026-12-04', beforeLongWeekend: '2027-01-04' },
    })
    const kinds = checked.due.map(({ kind }) => kind)
    expect(kinds).toContain('data-request')
    expect(kinds).not.toContain('insurance')
  })

  test('takes the next Friday evening, and the next evening before three days or more of rest', () => {
    const { onFriday, beforeLongWeekend } = arrivalsFrom(NOW, withoutDistrict.office)
    expect(onFriday.toISOString()).toBe('2026-11-27T22:40:00.000Z')
    expect(beforeLongWeekend.toISOString()).toBe('2026-12-24T22:40:00.000Z')
    const bridged = { ...withoutDistrict.office, closed: [{ from: '2026-12-07', to: '2026-12-07' }] }
    expect(arrivalsFrom(NOW, bridged).beforeLongWeekend.toISOString()).toBe('2026-12-04T22:40:00.000Z')
  })

  test('is done with a message for each fault, and exit code 1', async () => {
    const { exitCode, stderr } = await raccordoHere(['policy', 'check', file({ triag: {}, plan: 3 })])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('has 2 faults; nothing was changed\n  triag is no deadline')
  })

  test('prints what would change and an example for people, all of it as JSON for programs', async () => {
    const path = file({ plan: { length: 45 } })
    const { stdout } = await raccordoHere(['policy', 'check', path])
    expect(stdout).toMatch(/^plan +length +60 +45$/m)
    const { exitCode, stdout: json } = await raccordoHere(['policy', 'check', path, '--json'])
    expect(exitCode).toBe(0)
    expect(Object.keys(JSON.parse(json))).toEqual(['changes', 'arrivals', 'due'])
  })
})

describe('policy check and policy set', () => {
  test('say in words what is due before its date', async () => {
    const path = file({ 'permit-renewal': { length: -90 } })
    const { stdout } = await raccordoHere(['policy', 'check', path])
    expect(stdout).toMatch(/^permit-renewal +length +-60: 60 days before +-90: 90 days before$/m)
  })
})

describe('policy show', () => {
  test('has a row for every kind in words, and marks what is the district’s own', () => {
    const policy = { number: 1, rows: { triage: { length: 4 } } }
    expect(policyRows(policy).map(readablePolicy)).toContainEqual({
      ...{ kind: 'triage', basis: 'goal', length: '4 working days', urgent: '1 working day' },
      ...{ reminders: '1 before', liaison: 'after 1', coordinator: 'after 3', own: ['length'] },
    })
  })

  test('shows what holds by default without a stack', async () => {
    const { exitCode, stdout } = await raccordoHere(['policy', 'show'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^permit-renewal +statutory +60 days before /m)
  })
})
