import { describe, expect, test } from 'vitest'
import { checkRows } from '../../../cli/import/check.ts'
import { doublesByLine, doublesInFile } from '../../../cli/import/doubles.ts'
import { type ImportMapping, noImportMapping } from '../../../cli/import/mapping.ts'
import { districts } from '../../support/districts.ts'

const context = { mapping: noImportMapping, districts, district: undefined, today: '2026-03-02' }
const complete = { record: '7', municipality: 'Dalmine', contact_given_name: 'Ndèye Fatou' }

const row = (cells: object, line: number) => ({
  line,
  cells: new Map<string, unknown>(Object.entries(cells)),
})

describe('a file', () => {
  const check = (...rows: object[]) =>
    checkRows(
      { rows: rows.map((cells, place) => row({ ...complete, ...cells }, place + 2)), problems: [] },
      context,
    )

  test('has each unknown column told once, with the first line that fills it', () => {
    const { problems } = check({ note: '' }, { record: '8', note: 'x' }, { record: '9', note: 'y' })
    expect(problems).toMatchObject([
      { line: 3, column: 'note', problem: expect.stringContaining('unknown column') },
    ])
  })

  test('has an unknown column told on the line of its headings', () => {
    const rows = [row(complete, 2), row({ ...complete, record: '8', note: 'x' }, 3)]
    const { problems } = checkRows({ rows, problems: [], headingsLine: 1 }, context)
    expect(problems).toMatchObject([{ line: 1, column: 'note' }])
  })

  test('has problems told by its own columns', () => {
    const mapping: ImportMapping = {
      ...noImportMapping,
      fields: { Comune: 'municipality', Pratica: 'record' },
    }
    const rows = [{ Pratica: '', Comune: 'Milano', contact_given_name: 'Awa' }].map((cells) => row(cells, 2))
    const { problems } = checkRows({ rows, problems: [] }, { ...context, mapping })
    expect(problems).toEqual([
      { line: 2, column: 'record', theirs: 'Pratica', problem: 'missing' },
      { line: 2, column: 'municipality', theirs: 'Comune', problem: 'in no district of the programme' },
    ])
  })

  test('has a wrong constant told once', () => {
    const mapping: ImportMapping = { ...noImportMapping, constants: { municipality: 'Milano' } }
    const rows = ['1', '2'].map((record, place) => row({ record, contact_given_name: 'Awa' }, place + 2))
    const { problems } = checkRows({ rows, problems: [] }, { ...context, mapping })
    expect(problems).toMatchObject([{ line: 2, theirs: 'constants.municipality' }])
  })

  test('has columns that most rows lack told once, with the mapping as the cure', () => {
    const rows = ['1', '2'].map((Pratica, place) => row({ Pratica, Nome: 'Awa' }, place + 2))
    const { problems } = checkRows({ rows, problems: [], headingsLine: 1 }, context)
    const cure = expect.stringMatching(/--mapping.*docs\/import\.md/)
    expect(problems.filter(({ problem }) => problem.startsWith('missing'))).toEqual(
      ['record', 'municipality', 'contact'].map((column) => ({ line: 1, column, problem: cure })),
    )
    expect(problems).toHaveLength(5)
  })

  test('that has a record twice is refused', () => {
    expect(check({}, { contact_phone: '320 000 0001' }).problems).toEqual([
      { line: 3, column: 'record', problem: 'the same as on line 2' },
    ])
  })

  test('shows who may stand in it twice, by the earlier line', () => {
    const { households } = check(
      { contact_phone: '320 000 0001', contact_given_name: 'Amina', minors_birth_years: '2016' },
      { record: '8', contact_phone: '+39 3200000001' },
      { record: '9', contact_given_name: 'AMINA', minors_birth_years: '2016' },
      { record: '10', contact_given_name: 'AMINA', minors_birth_years: '2017' },
    )
    expect(doublesInFile(households)).toEqual([
      { line: 3, reason: 'same-phone', sameAsLine: 2 },
      { line: 4, reason: 'same-name-and-birth-year', sameAsLine: 2 },
    ])
  })

  test('shows a line once, with whatever it may be by the name that a person knows', () => {
    const reason = 'same-phone'
    const inTable = { line: 3, household: 'f'.repeat(32), reason } as const
    expect(
      doublesByLine([
        { line: 3, reason, sameAsLine: 2 },
        { ...inTable, caseCodes: ['DA-26-0001'], recordNumber: '2019/7' },
        { ...inTable, line: 4 },
      ]),
    ).toEqual([
      { line: 3, mayBe: ['line 2 (same-phone)', 'DA-26-0001 record 2019/7 (same-phone)'] },
      { line: 4, mayBe: [`${inTable.household} (same-phone)`] },
    ])
  })

  test('has nobody left out for the sake of a line that is left out itself', () => {
    const { households } = check(
      { contact_phone: '320 000 0001', contact_email: 'a@example.org' },
      { record: '8', contact_email: 'a@example.org', contact_phone: '320 000 0002' },
      { record: '9', contact_phone: '320 000 0002' },
      { record: '10', contact_phone: '320 000 0002' },
    )
    const lines = (leftOut: (line: number, isDouble: boolean) => boolean) =>
      doublesInFile(households, leftOut).map(({ line, sameAsLine }) => [line, sameAsLine])
    expect(lines((line, isDouble) => isDouble || line === 2)).toEqual([
      [4, 3],
      [5, 3],
    ])
    expect(lines((_, isDouble) => isDouble)).toEqual([
      [3, 2],
      [5, 4],
    ])
    expect(lines(() => false)).toEqual([
      [3, 2],
      [4, 3],
      [5, 3],
    ])
  })
})
