import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVENT_SOURCE } from '../../events/source.ts'
import { mailEvent } from '../../functions/mail/mail-events.ts'
import { checkPattern, matches } from '../../local/eventbridge/event-pattern.ts'
import { all, at, referred, type Template } from './promises/template.ts'
import { journeyTemplate } from './synthesized.ts'

type Sample = Record<string, unknown> & { readonly type: string; readonly subject: string }

const folder = join(import.meta.dirname, '../../events/samples')
const samples = readdirSync(folder).map(
  (file): Sample => JSON.parse(readFileSync(join(folder, file), 'utf8')),
)
const deadlineSet = samples.find(({ type }) => type === 'deadline.set')

let ours: Template
beforeAll(async () => {
  ours = await journeyTemplate()
})

/** How many rules of our bus bring an event into the mail queue. */
function waysOf(detail: Sample): number {
  const event = { source: EVENT_SOURCE, 'detail-type': detail.type, detail }
  const rules = all(ours, 'AWS::Events::Rule').filter(
    ({ Properties }) =>
      Properties['EventBusName'] !== undefined &&
      /^MailQueue(?!DeadLetters)/.test(String(referred(at(Properties, 'Targets', 0, 'Arn')))),
  )
  return rules.filter(({ Properties }) => {
    const pattern = Properties['EventPattern']
    checkPattern(pattern)
    return matches(pattern, event)
  }).length
}

describe('the mail queue', () => {
  test.for(samples.filter(({ type }) => type !== 'deadline.set'))(
    'gets $type once when it may ask for a mail, else not',
    (sample) => {
      expect(waysOf(sample)).toBe(mailEvent.safeParse(sample).success ? 1 : 0)
    },
  )

  test.for([
    ['form/mazzi', 1],
    ['referral/0123456789abcdef0123456789abcdef', 0],
    ['submission/mazzi.0123456789abcdef0123456789abcdef', 0],
    ['household/0123456789abcdef0123456789abcdef', 0],
    ['mail/0123456789abcdef0123456789abcdef', 0],
  ] as const)('of the deadlines that are set gets those of forms alone: %s', ([subject, ways]) => {
    if (deadlineSet === undefined) throw new Error('no sample of deadline.set')
    expect(mailEvent.safeParse({ ...deadlineSet, subject }).success).toBe(true)
    expect(waysOf({ ...deadlineSet, subject })).toBe(ways)
  })
})
