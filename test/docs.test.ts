import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { makeProgram } from '../cli/program.ts'
import { commandPage } from '../generate/command-page.ts'
import { readSettings } from '../infra/settings.ts'
import { usage } from '../local/options.ts'
import { fieldName, genderWish, need, origin, problem, urgency } from '../shared/domain/field.ts'
import { provider } from '../shared/domain/form.ts'
import { discardReason, submissionStatuses } from '../shared/domain/submission.ts'
import { isProven, secretFrom } from '../shared/standard-webhooks.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const decisions = globSync('decisions/*.md', { cwd: root }).sort()
const docs = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: root }),
  ...decisions,
]
const readme = read('README.md')

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)
const unique = (words: readonly string[]) => [...new Set(words)].sort()

/** The fenced blocks of one language. */
const fences = (text: string, language: string) =>
  all(text, RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))

describe.for(docs)('%s', (path) => {
  const text = read(path)

  test('names only npm scripts that package.json has', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    const named = [...all(text, /npm run (?:-s )?([a-z][\w:-]*)/g), ...all(text, /npm (start|test)\b/g)]
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('names only files and folders that exist', () => {
    const folders = 'infra|functions|shared|events|test|local|cli|generate|decisions|docs'
    const named = all(text, RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g'))
    const linked = all(text, /\]\((?!https?:|#)([^)#]+)/g).map((target) => join(dirname(path), target))
    expect([...named, ...linked].filter((one) => !existsSync(join(root, one)))).toEqual([])
  })

  test('links only to headings that it has', () => {
    const slugs = all(text, /^#+ (.+)$/gm).map((title) => title.toLowerCase().replace(/[^\w]+/g, '-'))
    expect(all(text, /\]\(#([^)]+)\)/g).filter((target) => !slugs.includes(target))).toEqual([])
  })

  test('leads to nothing outside of the repository', () => {
    expect(
      all(text, /((?:\.\.\/){2}|\.\.\/shared|(?<![\w.}])\/(?:home|root|tmp|usr|var|work|opt)\/)/g),
    ).toEqual([])
  })
})

describe.for(decisions)('%s', (path) => {
  const text = read(path)

  test('says context, decision, consequences and what was rejected, in 20 to 80 lines', () => {
    const sections = ['Context', 'Decision', 'Consequences', 'Rejected alternatives']
    expect(all(text, /^## (.+)$/gm)).toEqual(sections)
    const lines = text.trimEnd().split('\n').length
    expect(lines).toBeGreaterThanOrEqual(20)
    expect(lines).toBeLessThanOrEqual(80)
  })

  test('has its number and a status', () => {
    expect(text).toMatch(
      RegExp(`^# ${Number(basename(path).slice(0, 4))}\\. .+\n\n(Accepted|Superseded by record \\d+),`),
    )
  })
})

test('decision records are numbered one by one', () => {
  const numbers = decisions.map((path) => Number(basename(path).slice(0, 4)))
  expect(numbers).toEqual(decisions.map((_, place) => place + 1))
})

test('the page of the command line is what it says of itself today (npm run docs)', () => {
  expect(read('docs/command-line.md')).toBe(commandPage(makeProgram()))
})

test('the README’s table has every group of commands, and no command is named anywhere that there is not', () => {
  const known = commandsOf(makeProgram(), [])
  const groups = all(readme.split('| group |')[1]?.split('\n\n')[0] ?? '', /^\| `([a-z-]+)` \|/gm)
  expect(unique(groups)).toEqual(unique(makeProgram().commands.map((group) => group.name())))
  const inText = docs.flatMap((path) => all(read(path), /raccordo -- ([a-z-]+(?: [a-z-]+)*)/g))
  const isKnown = (words: string) => known.some((command) => `${words} `.startsWith(`${command} `))
  expect(unique(inText).filter((words) => !isKnown(words))).toEqual([])
})

/** Every command below a group, with the group's own words before it. */
function commandsOf(group: Command, path: readonly string[]): string[] {
  return group.commands.flatMap((command) => {
    const name = [...path, command.name()]
    return command.commands.length > 0 ? commandsOf(command, name) : [name.join(' ')]
  })
}

test('the README’s table has every option of npm start, and no other', () => {
  expect(unique(all(readme, /^\| `(--[a-z-]+)/gm))).toEqual(unique(all(usage, /^ {2}(--[a-z-]+)/gm)))
})

test('the README’s table has every setting of a deployment, and no other', () => {
  const known = () => readSettings({ noSetting: true }, {})
  expect(known).toThrow(/use one of/)
  const names = all(readme, /^\| `([a-zA-Z]+)` \| `RACCORDO_/gm)
  expect(known).toThrow(`use one of ${names.join(', ')}`)
})

test('the guide to forms names every provider, field, word, problem, status and reason', () => {
  const lists = [provider, fieldName, need, origin, urgency, genderWish, problem.shape.problem, discardReason]
  const words = [...lists.flatMap(({ options }): string[] => [...options]), ...submissionStatuses]
  const named = new Set(all(read('docs/forms.md'), /`([\w-]+)`/g))
  expect(words.filter((word) => !named.has(word))).toEqual([])
})

test('what the README’s example sends is proven at the door', async () => {
  const secret = secretFrom(new Uint8Array(32).fill(9))
  const folder = mkdtempSync(join(tmpdir(), 'raccordo-readme-'))
  const proofs: boolean[] = []
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    proofs.push(isProven({ headers, body: await buffer(request), arrivedAt: new Date() }, [secret]))
    response.writeHead(202).end('{"accepted":true}')
  }).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const address = z.object({ port: z.number() }).parse(server.address())
    const webhookUrl = `http://127.0.0.1:${address.port}/webhooks/scuola-prova`
    writeFileSync(join(folder, 'partner.json'), JSON.stringify({ webhookUrl, secret }))
    writeFileSync(join(folder, 'send.mjs'), fences(readme, 'js')[0] ?? '')
    const { stdout } = await promisify(execFile)(process.execPath, ['send.mjs', 'partner.json'], {
      cwd: folder,
    })
    expect(stdout).toBe('202 {"accepted":true}\n')
    expect(proofs).toEqual([true])
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
})
