import { afterEach, expect, test, vi } from 'vitest'
import { printItems } from '../../cli/output.ts'

afterEach(() => vi.restoreAllMocks())

const cure = `unknown: use one of ${'word, '.repeat(30)}last`

test('a long cell is cut, so that other columns stay in sight', () => {
  expect(printed(() => printItems([{ problem: cure }], ['problem'], {}))).not.toContain('last')
})

test('what says how to mend something is shown whole', () => {
  expect(printed(() => printItems([{ problem: cure }], ['problem'], { isWhole: true }))).toContain(cure)
})

test('an empty list says what that means', () => {
  expect(printed(() => printItems([], ['problem'], { whenEmpty: 'no problem' }))).toBe('no problem\n')
})

function printed(act: () => void): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  act()
  return write.mock.calls.map(([text]) => String(text)).join('')
}
