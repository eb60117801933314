import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoOperators } from '../../cli/seed/operators.ts'

const root = join(import.meta.dirname, '../..')
const there = new Set(demoOperators.map(({ id }) => id))

/** Whom a command names as an operator. */
const NAMED =
  /(?:--(?:as|owner|liaison|case-manager|deputy|to)|operator (?:show|set|absent|leave)) ([a-z]+-prova)/g
const ADDED = /operator add ([a-z]+-prova)/g

test.each(['README.md', ...globSync('docs/*.md', { cwd: root })])(
  'the commands of %s name people of the demo data, or who is added there',
  (path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, id = '']) => id)
    const added = all(ADDED)
    expect(all(NAMED).filter((id) => !there.has(id) && !added.includes(id))).toEqual([])
    expect(added.filter((id) => there.has(id))).toEqual([])
  },
)
