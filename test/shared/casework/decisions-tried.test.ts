import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every decision is among the moves that are tried after every other', () => {
  const support = readdirSync('test/support').filter((file) => file.endsWith('-moves.ts'))
  const moves = support.map((file) => readFileSync(`test/support/${file}`, 'utf8')).join('\n')
  const decisions = readdirSync('shared/casework/decisions')
  expect(decisions.length).toBeGreaterThan(0)
  expect(decisions.filter((file) => !moves.includes(`/decisions/${file}'`))).toEqual([])
})
