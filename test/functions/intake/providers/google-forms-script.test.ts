import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { googleForms } from '../../../../functions/intake/providers/google-forms.ts'
import { type AppsScriptSettings, runAppsScript } from '../../../support/apps-script.ts'
import { understoodAs } from '../../../support/provider-reading.ts'

const ADDRESS = 'https://raccordo.example.org/webhooks/scuola'
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const OTHER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`

const questions = [
  { id: 1, title: 'Chi', type: 'SECTION_HEADER' },
  { id: 2, title: 'contact_given_name', type: 'TEXT', given: 'Ndèye Fatou — محمد 👧' },
  { id: 3, title: 'municipality', type: 'LIST', given: 'Dalmine' },
  { id: 4, title: 'needs', type: 'CHECKBOX', given: ['school_support', 'housing'] },
  { id: 5, title: 'child_in_danger', type: 'MULTIPLE_CHOICE', given: 'No' },
  { id: 6, title: 'adults', type: 'TEXT' },
  { id: 7, title: 'Documento', type: 'FILE_UPLOAD', given: ['1AbCdriveId'] },
  { id: 8, title: 'availability', type: 'CHECKBOX_GRID', rows: ['mon', 'sat'], given: [['morning'], ''] },
  { id: 9, title: 'Ci dica', type: 'GRID', rows: ['mentor_wanted'], given: ['Sì'] },
]

function script(given: Partial<AppsScriptSettings> = {}) {
  const properties = { RACCORDO_ADDRESS: ` ${ADDRESS} `, RACCORDO_SECRET: SECRET }
  return runAppsScript({ questions, properties, statuses: [202], ...given })
}

describe('a response', () => {
  const { submit, posts, properties } = script({ email: 'segreteria@scuola.example.it' })
  submit('2_ABaOnue')
  const [post] = posts
  if (post === undefined) throw new Error('nothing was posted')

  test('is posted once, proven by Standard Webhooks and by no other secret', () => {
    expect(posts).toHaveLength(1)
    expect(post.url).toBe(ADDRESS)
    const request = { headers: post.headers, body: post.body, arrivedAt: new Date() }
    expect(googleForms.proof.isProven(request, [SECRET])).toBe(true)
    expect(googleForms.proof.isProven(request, [OTHER])).toBe(false)
    const body = Buffer.from(post.body)
    body[body.length - 2] = (body[body.length - 2] ?? 0) ^ 1
    expect(googleForms.proof.isProven({ ...request, body }, [SECRET])).toBe(false)
    expect(() => new Webhook(SECRET).verify(Buffer.from(post.body), post.headers)).not.toThrow()
  })

  test('is read, and understood', () => {
    expect(googleForms.headOf(post.body)).toEqual({ submissionId: '2_ABaOnue', isFinal: true })
    expect(
      understoodAs(googleForms, post.body, { fields: { respondent_email: 'referrer_email' } }),
    ).toMatchObject({
      danger: 'no',
      answers: {
        contact_given_name: 'Ndèye Fatou — محمد 👧',
        needs: ['school_support', 'housing'],
        availability: ['mon-morning'],
        mentor_wanted: true,
        referrer_email: 'segreteria@scuola.example.it',
      },
      remarks: [{ field: 'body', problem: 'attachment' }],
    })
  })

  test('shows the questions left blank, no headings, and nothing of a file', () => {
    const { answers } = googleForms.read(post.body)
    expect(answers).toContainEqual({ names: ['adults', '6'], value: '' })
    expect(answers.flatMap(({ names }) => names)).not.toContain('Chi')
    expect(Buffer.from(post.body).toString()).not.toContain('1AbCdriveId')
  })

  test('leaves nothing waiting', () => {
    expect(Object.keys(properties)).toEqual(['RACCORDO_ADDRESS', 'RACCORDO_SECRET'])
  })
})

describe('a response that is not accepted', () => {
  test.each([429, 500, 503, 'unreachable'] as const)('with %s is sent again at growing gaps', (status) => {
    const { submit, posts, pausesMs, properties } = script({ statuses: [status, status, 202] })
    submit('r-1')
    expect(posts).toHaveLength(3)
    expect(new Set(posts.map(({ body }) => Buffer.from(body).toString())).size).toBe(1)
    expect(pausesMs).toEqual([5000, 15_000])
    expect(properties).not.toHaveProperty('RACCORDO_WAITING_r-1')
  })

  test('stays within the six minutes of Google, and waits for the hour', () => {
    const { submit, pausesMs, properties } = script({ statuses: [503] })
    expect(() => submit('r-1')).toThrow('HTTP 503')
    expect(pausesMs.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(240_000)
    expect(properties).toHaveProperty('RACCORDO_WAITING_r-1')
  })

  test.each([401, 413, 415])('with %i is not sent again at once, and the office is told', (status) => {
    const { submit, posts, properties } = script({ statuses: [status] })
    expect(() => submit('r-1')).toThrow(`HTTP ${status}`)
    expect(posts).toHaveLength(1)
    expect(properties).toHaveProperty('RACCORDO_WAITING_r-1')
  })

  test('is told of without a word of its answers', () => {
    const { submit } = script({ statuses: [401] })
    expect(() => submit('r-1')).toThrow(/^(?!.*(?:Ndèye|Dalmine|r-1))/s)
  })
})

describe('every hour', () => {
  const waiting = {
    RACCORDO_ADDRESS: ADDRESS,
    RACCORDO_SECRET: SECRET,
    'RACCORDO_WAITING_r-1': 'x',
    'RACCORDO_WAITING_r-2': 'x',
  }

  test('what waits is sent, the same bytes as before', () => {
    const { call, posts, submit, properties } = script({ properties: { ...waiting } })
    call('sendWaiting')
    expect(posts.map(({ body }) => googleForms.headOf(body).submissionId)).toEqual(['r-1', 'r-2'])
    expect(Object.keys(properties)).toHaveLength(2)
    submit('r-1')
    expect(posts[2]?.body).toEqual(posts[0]?.body)
  })

  test('what is refused, or no longer there, keeps waiting and is told', () => {
    const { call, properties } = script({
      properties: { ...waiting, RACCORDO_WAITING_deleted: 'x' },
      statuses: [202, 503],
    })
    expect(() => call('sendWaiting')).toThrow('HTTP 503')
    expect(Object.keys(properties).slice(2)).toEqual(['RACCORDO_WAITING_r-2', 'RACCORDO_WAITING_deleted'])
    call('forgetWaiting')
    expect(Object.keys(properties)).toHaveLength(2)
  })

  test('nothing waiting is nothing sent', () => {
    const { call, posts } = script()
    call('sendWaiting')
    expect(posts).toEqual([])
  })
})

describe('setting up', () => {
  test('makes both triggers, once', () => {
    const { call, triggers } = script()
    call('setUp')
    call('setUp')
    expect(triggers).toEqual(['sendResponse', 'sendWaiting'])
  })

  test.each([
    ['RACCORDO_ADDRESS', ''],
    ['RACCORDO_ADDRESS', 'http://raccordo.example.org/webhooks/scuola'],
    ['RACCORDO_SECRET', ''],
    ['RACCORDO_SECRET', 'una password'],
  ])('is refused without a usable %s: "%s"', (name, value) => {
    const properties = { RACCORDO_ADDRESS: ADDRESS, RACCORDO_SECRET: SECRET, [name]: value }
    expect(() => script({ properties }).call('setUp')).toThrow(name)
  })
})

describe('a test', () => {
  test('sends every question without an answer', () => {
    const { call, posts } = script()
    call('sendTest')
    const body = posts[0]?.body ?? new Uint8Array()
    expect(googleForms.headOf(body).submissionId).toMatch(/^test-\d+$/)
    const { answers, remarks } = googleForms.read(body)
    expect(answers.map(({ names }) => names[0])).toContain('Documento')
    expect([answers.flatMap(({ value }) => value).join(''), remarks]).toEqual(['', []])
    expect(understoodAs(googleForms, body).danger).toBe('no')
  })

  test('says what to do when it is refused', () => {
    expect(() => script({ statuses: [401] }).call('sendTest')).toThrow('controllate RACCORDO_ADDRESS')
  })
})
