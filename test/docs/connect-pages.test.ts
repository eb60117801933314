import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultsOfMapping } from '../../functions/intake/mapping/mapping.ts'
import { providers } from '../../functions/intake/providers.ts'
import { connectPages, rewrite } from '../../generate/connect-pages.ts'
import { senders } from '../../local/senders.ts'
import { fieldName } from '../../shared/domain/field.ts'
import { type Provider, provider } from '../../shared/domain/form.ts'

const folder = join(import.meta.dirname, '../../docs/connect')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

/** The JSON examples of a page. */
const examples = (page: string): unknown[] =>
  [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, json = '']) => JSON.parse(json))
const isMapping = (example: unknown) => JSON.stringify(example).includes('"fields"')

test('every provider has a page, and no page is without a provider', () => {
  const expected = ['README.md', ...provider.options.map((id) => `${id}.md`)]
  expect(globSync('*.md', { cwd: folder }).sort()).toEqual(expected.sort())
})

describe.for(connectPages)('%s', ([file, of]) => {
  const page = read(file)

  test('has its generated parts as they are written today (npm run docs)', () => {
    expect(page).toBe(rewrite(page, of))
  })

  test('says what to do in danger before anything else', () => {
    expect(page.indexOf('112')).toBeGreaterThan(0)
    expect(page.indexOf('112')).toBeLessThan(page.indexOf('\n## '))
  })

  test('has examples of mappings that can be set', () => {
    const mappings = examples(page).filter(isMapping)
    expect(mappings).not.toEqual([])
    expect(mappings.flatMap((mapping) => faultsOfMapping(mapping, '2026-11-02', of))).toEqual([])
  })
})

describe.for(provider.options)('the page of %s', (of: Provider) => {
  const page = read(`${of}.md`)

  test('has every part that an office needs', () => {
    const parts = [...page.matchAll(/<!-- generated: ([a-z-]+) -->/g)].map(([, name]) => name)
    expect(parts).toEqual(['emergency', 'answers', 'afterwards', 'facts', 'order'])
    expect(page).toMatch(/^## \d. Provare$/m)
    expect(page).toMatch(/^## Che cosa non abbiamo potuto verificare$/m)
  })

  test('names the headers that prove a request', () => {
    const { proof } = senders[of]
    const secret = providers[of].proof.secret.make(new Uint8Array(32).fill(7))
    const body = Buffer.from('{}')
    const { headers = {}, pathSuffix } = proof.prove(body, secret, new Date('2026-11-02T08:00:00Z'))
    const isNamed = (name: string) =>
      page.toLowerCase().includes(name.toLowerCase()) || (name === 'Authorization' && page.includes('Basic'))
    expect(Object.keys(headers).filter((name) => !isNamed(name))).toEqual([])
    expect(page.includes('ultima parte dell’indirizzo')).toBe(pathSuffix !== undefined)
  })

  test('shows bodies whose names are those of the dictionary', () => {
    const bodies = examples(page).filter((example) => !isMapping(example))
    const sent = bodies.flatMap((body) => providers[of].read(Buffer.from(JSON.stringify(body))).answers)
    const known = new Set<string>(fieldName.options)
    expect(sent.filter(({ names }) => !names.some((name) => known.has(name)))).toEqual([])
  })
})

test('the guide’s own example of a mapping can be set', () => {
  const [mapping, ...others] = examples(read('../forms.md')).filter(isMapping)
  expect(others).toEqual([])
  expect(faultsOfMapping(mapping, '2026-11-02')).toEqual([])
})

test('the page of Google Forms names what its script asks for', () => {
  const script = read('google-forms.gs')
  const named = [...read('google-forms.md').matchAll(/`([a-z]+[A-Z]\w+|RACCORDO_[A-Z]+)`/g)].map(
    ([, name = '']) => name,
  )
  const ours = named.filter((name) => name !== 'responseId')
  expect(ours).toEqual(
    expect.arrayContaining(['setUp', 'sendTest', 'forgetWaiting', 'RACCORDO_ADDRESS', 'RACCORDO_SECRET']),
  )
  expect(ours.filter((name) => !script.includes(name))).toEqual([])
})

test('a generated part that was changed by hand is written as it should be', () => {
  const page = read('tally.md')
  expect(rewrite(page.replace('| 413 |', '| 999 |'), 'tally')).toBe(page)
})

test('a marker of a part that there is none of is refused by name', () => {
  expect(() => rewrite('<!-- generated: prices -->\n<!-- end -->', 'json')).toThrow(/"prices"/)
})
