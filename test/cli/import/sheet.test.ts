import { describe, expect, test } from 'vitest'
import { readSheetMapping, sheetHeadings } from '../../../cli/import/sheet.ts'
import { cellsOf, oneOf, partsOf, translator } from '../../../cli/import/sheet-row.ts'

const columns = ['id', 'notice_email'] as const
const faults = (json: unknown) => {
  const read = readSheetMapping(json, columns)
  return 'faults' in read ? read.faults : []
}

describe('the mapping of a sheet', () => {
  test('is read with all its sections, or with none', () => {
    const mapping = {
      fields: { Sigla: 'id', Nota: 'ignore' },
      values: { id: { A: 'anna' } },
      constants: { id: 'x' },
    }
    expect(readSheetMapping(mapping, columns)).toEqual({ mapping })
    expect(readSheetMapping({}, columns)).toEqual({ mapping: { fields: {}, values: {}, constants: {} } })
  })

  test.each([
    [
      'a column that is none',
      { fields: { Posta: 'notice_mail' } },
      /fields\."Posta".*did you mean notice_email/,
    ],
    ['words of a column that is none', { values: { ruolo: { a: 'b' } } }, /values\."ruolo".*use one of id/],
    ['a word that is no text', { values: { id: { a: {} } } }, /values\.id\."a": write a text/],
    ['a constant that is none', { constants: { ruolo: 'b' } }, /constants\."ruolo"/],
    ['a constant that is no text', { constants: { id: {} } }, /constants\."id": write a text/],
    ['a section that is none', { columns: {} }, /columns/],
    ['a list', [], /write one JSON object/],
  ])('is refused with %s', (_, json, fault) => {
    expect(faults(json)).toEqual([expect.stringMatching(fault)])
  })
})

describe('the cells of a row', () => {
  const mapping = { fields: { Sigla: 'id' }, values: {}, constants: { notice_email: 'a@example.org' } }
  const read = (cells: object) => {
    const problems: string[] = []
    const row = { line: 1, cells: new Map<string, unknown>(Object.entries(cells)) }
    const found = cellsOf(row, columns, sheetHeadings(columns, mapping), (...one) =>
      problems.push(one.join(': ')),
    )
    return { found: Object.fromEntries(found), problems }
  }

  test('are found by the mapping, by their names, and by a constant where they are empty', () => {
    expect(read({ Sigla: 'anna', 'Notice email': '' })).toEqual({
      found: { id: 'anna', notice_email: 'a@example.org' },
      problems: [],
    })
    expect(read({ noticeEmail: 'b@example.org' }).found).toEqual({ notice_email: 'b@example.org' })
  })

  test('are no two for one thing, and have no broken characters', () => {
    expect(read({ Sigla: 'a', ID: 'b' }).problems).toEqual(['ID: a second column for id'])
    expect(read({ Sigla: 'a\0' }).problems).toEqual(['id: broken-characters'])
  })
})

test('a list is what stands between semicolons, commas and line ends, or a list', () => {
  expect(partsOf(' a; b,c\n')).toEqual(['a', 'b', 'c'])
  expect(partsOf(['a', ' ', 3])).toEqual(['a', '3'])
  expect(partsOf(undefined)).toEqual([])
})

test('a word is ours however it is spelt, by itself or by the mapping', () => {
  const translate = translator({ fields: {}, values: { kinds: { Scuola: 'school' } }, constants: {} })
  expect(translate('kinds', 'SCUOLA')).toBe('school')
  expect(translate('roles', 'scuola')).toBe('scuola')
  expect(oneOf(['social-service', 'school'], 'Social Service')).toBe('social-service')
  expect(oneOf(['social-service', 'school'], 'scuola')).toBeUndefined()
})
