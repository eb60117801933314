import { SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { afterEach, expect, test } from 'vitest'
import { language } from '../../shared/domain/language.ts'
import { mailKind } from '../../shared/domain/mail.ts'
import { digestWords } from '../../shared/texts/digest-words.ts'
import { needWords } from '../../shared/texts/need-words.ts'
import { personalIn, personalParts } from '../support/personal-data.ts'
import { tellEverything } from '../support/personal-story.ts'
import { fakeSes } from '../support/post.ts'

const ses = fakeSes()
const parts = personalParts()

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

/** What tells of school, health and justice, of origin and of papers. */
const neverSaid =
  /scuol|school|salut|health|malatt|disabil|psic|tribunal|court|giudi|affid|tutela|protection|cittadin|citizen|stranier|foreign|permess|permit|migra|rifugiat|refugee/i

test.each(language.options)(
  'no mail, of whatever kind, says anything of anybody in subject, body or headers: %s',
  async (its) => {
    stop = await tellEverything((table) => ses.post(table), its)
    const sent = ses.mocked.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input)
    expect(new Set(sent.map(kindOf))).toEqual(new Set(mailKind.options))
    expect(sent.map(withoutDestination).join('\n')).toContain(digestWords[its].done)
    for (const input of sent) {
      const said = withoutDestination(input)
      expect(personalIn(said, parts), said).toEqual([])
      expect(said).not.toMatch(neverSaid)
      // “Altro” is said of much else.
      const { other: _, ...needs } = needWords[its]
      for (const need of Object.values(needs)) expect(said).not.toContain(need)
    }
  },
)

test('a name is found in any spelling, a number in any spacing, a short word only as a word', () => {
  const found = (text: string) => personalIn(text, personalParts(['Đặng Thị', '+39 320 000 4711', 'zio']))
  expect(found('di DANG, oggi')).toEqual(['dang'])
  expect(found('chiamate 320.000 47 11')).toEqual(['4711', '004711'])
  expect(found('lo zio')).toEqual(['zio'])
  expect(found('un servizio')).toEqual([])
})

test.each([
  'Clotilde',
  'diongue@casella',
  'محمد',
  'Nguyên',
  'epilessia',
  'giuseppina-brambillaschi',
  'DNGNFT85C45Z343X',
  '2017',
])('the fixture’s %s would be found', (word) => {
  expect(personalIn(`Riepilogo: ${word}, oggi`, parts)).not.toEqual([])
})

/** As the mail's list says it. */
function kindOf({ Content }: SendEmailCommandInput): string | undefined {
  const list = Content?.Simple?.Headers?.find(({ Name }) => Name === 'List-Id')?.Value
  return list?.match(/<([a-z-]+)\./)?.[1]
}

/** All that leaves with a mail but the address that it goes to. */
function withoutDestination({ Destination: _, ...rest }: SendEmailCommandInput): string {
  return stringsIn(rest).join('\n')
}

function stringsIn(what: unknown): string[] {
  if (typeof what === 'string') return [what]
  return typeof what === 'object' && what !== null ? Object.values(what).flatMap(stringsIn) : []
}
