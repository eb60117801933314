import { expect, test } from 'vitest'
import { raccordoHere } from '../support/command-line.ts'

test.each([
  ['operator set anna-prova', '--name, --email, --role'],
  ['operator absent anna-prova', '--from, --cancel'],
  ['operator absent anna-prova --to 2026-12-24', '--from, --cancel'],
  ['district set bergamo', '--patron, --closes-at, --closed'],
  ['institution set ic-ada-esempio', '--liaison, --no-liaison'],
  ['partner set scuola', '--liaison, --no-liaison'],
  ['partner set scuola --district dalmine', '--liaison, --no-liaison'],
])(
  '"%s" does not say what is to change: wrong usage, with the options that would',
  async (words, options) => {
    const { exitCode, stderr } = await raccordoHere(words.split(' '))
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`say what is to change: ${options}`)
  },
)

test('options that do not go together are wrong usage', async () => {
  const { exitCode, stderr } = await raccordoHere('referral list --stage prod --state .local'.split(' '))
  expect(exitCode).toBe(2)
  expect(stderr).toContain('not both')
})

test('a command that says what is to change is right, and refused for other reasons only', async () => {
  const { exitCode } = await raccordoHere('operator set anna-prova --no-deputy --state /nowhere'.split(' '))
  expect(exitCode).toBe(1)
})
