import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClock } from '../../../local/stack/clock.ts'
import { type LocalControl, startControl } from '../../../local/stack/control.ts'
import { Refused } from '../../../shared/errors.ts'

let control: LocalControl
let fired: unknown[]
let underWay: string[]
let givenUp: string[]

beforeEach(async () => {
  fired = []
  underWay = []
  givenUp = []
  control = await startControl({
    clock: startClock({ now: new Date('2026-03-02T08:00:00Z'), timeScale: 20 }),
    unquiet: () => underWay,
    schedules: () => ['raccordo-dev-sweep'],
    fireSchedule: async (name, input) => {
      fired.push({ name, input })
      return name === 'fails'
        ? { ok: false, errorType: 'Error', errorMessage: 'no' }
        : { ok: true, payload: null }
    },
    async advance(to, { onStep, signal } = {}) {
      const at = to.toISOString()
      if (at.startsWith('2020')) throw new Refused('the clock never goes back')
      onStep?.({ at, schedule: 'raccordo-dev-sweep', attempt: 1, ok: true, changes: 2 })
      if (at.startsWith('2027')) {
        await new Promise((resume) => signal?.addEventListener('abort', resume))
        givenUp.push(String(signal?.reason))
      }
      return { from: '2026-03-02T08:00:00.000Z', now: at, runs: 1, failures: 0 }
    },
  })
})
afterEach(() => control.stop())

const get = async (path: string) => (await fetch(control.url + path)).json()
const post = (
  path: string,
  body = '{}',
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => fetch(control.url + path, { method: 'POST', body, headers })

test('the clock tells its time, its offset and the time scale', async () => {
  const clock = (await get('/clock')) as { offsetMs: number }
  expect(clock).toMatchObject({ now: expect.stringMatching(/^2026-03-02T08:00:/), timeScale: 20 })
  expect(Math.abs(Date.parse('2026-03-02T08:00:00Z') - Date.now() - clock.offsetMs)).toBeLessThan(60_000)
})

test('quiet says whether anything is under way, and what', async () => {
  expect(await get('/quiet')).toEqual({ quiet: true, underWay: [] })
  underWay.push('queue intake: 2')
  expect(await get('/quiet')).toEqual({ quiet: false, underWay: ['queue intake: 2'] })
})

test('a schedule is fired with its own input or another', async () => {
  expect((await post('/schedules/raccordo-dev-sweep')).status).toBe(200)
  expect((await post('/schedules/raccordo-dev-sweep', '{"age":0}')).status).toBe(200)
  expect(fired).toEqual([
    { name: 'raccordo-dev-sweep', input: undefined },
    { name: 'raccordo-dev-sweep', input: { age: 0 } },
  ])
})

describe('the clock is moved', () => {
  test('and each step told as a line, the end too', async () => {
    const answer = await post('/clock', '{"to":"2026-03-03T09:00:00+01:00"}')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson'])
    const [step, move] = (await answer.text()).split('\n').filter(Boolean)
    expect(JSON.parse(step ?? '')).toEqual({
      step: expect.objectContaining({ at: '2026-03-03T08:00:00.000Z', changes: 2 }),
    })
    expect(JSON.parse(move ?? '')).toEqual({ move: expect.objectContaining({ runs: 1 }) })
  })

  test('until whoever asked goes away', async () => {
    const gone = new AbortController()
    const answer = await fetch(`${control.url}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"to":"2027-03-03T08:00:00Z"}',
      signal: gone.signal,
    })
    expect(answer.status).toBe(200)
    gone.abort()
    await expect.poll(() => givenUp).toEqual([expect.stringMatching(/went away/)])
  })

  test('unless it is refused, in its words', async () => {
    const answer = await post('/clock', '{"to":"2020-03-03T09:00:00Z"}')
    expect([answer.status, await answer.json()]).toEqual([409, { refused: 'the clock never goes back' }])
  })

  test.each([['{}'], ['{"to":"tomorrow"}'], ['{"to":"2026-03-03T09:00:00"}'], ['to']])(
    'not by %s',
    async (body) => {
      expect((await post('/clock', body)).status).toBe(400)
    },
  )
})

test('an unknown schedule or path names what there is', async () => {
  const response = await post('/schedules/other')
  expect([response.status, await response.json()]).toEqual([
    404,
    { message: expect.stringContaining('raccordo-dev-sweep') },
  ])
  expect((await fetch(`${control.url}/nothing`)).status).toBe(404)
})

test('a body that is no JSON object is refused', async () => {
  expect((await post('/schedules/raccordo-dev-sweep', '[1]')).status).toBe(400)
  expect(fired).toEqual([])
})

describe('a page in a browser is refused', () => {
  test.each([
    ['with a form post', { 'content-type': 'text/plain' }],
    ['from another origin', { 'content-type': 'application/json', origin: 'https://example.org' }],
  ])('%s', async (_, headers) => {
    expect((await post('/clock', '{"to":"2026-03-03T09:00:00Z"}', headers)).status).toBe(403)
    const response = await post('/schedules/raccordo-dev-sweep', '{}', headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(fired).toEqual([])
  })

  test('by a name that was made to point here', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${control.url}/clock`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })
})
