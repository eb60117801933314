import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { answerLink } from '../../functions/mail/pages/answered-link.ts'
import { hash } from '../../shared/domain/hash.ts'
import { type Link, linkId, tokenOf } from '../../shared/domain/link.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { commit } from '../../shared/table/commit.ts'
import { linkShape } from '../../shared/table/link-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { arrive, emptyWorld } from './casework-world.ts'
import { type Member, startIntake } from './intake-table.ts'
import { putWorld } from './world-in-table.ts'

/** When families arrive, when mails about them were sent, and when somebody opens the link. */
export const ARRIVED = '2026-11-23T09:00:00.000Z'
export const SENT = '2026-11-24T07:00:00.000Z'
export const TUESDAY = '2026-11-24T09:12:00.000Z'

/** What a browser says of a form that somebody sent by a button of our page. */
export const pressed = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-user': '?1',
} as const

const crew: Readonly<Record<string, Member>> = {
  'anna-prova': { kinds: ['school'] },
  'bruno-prova': { roles: ['operator'] },
  'carla-prova': { roles: ['coordinator'], language: 'en' },
  'dino-prova': { district: 'dalmine', kinds: ['school'] },
  'gone-prova': { leftOn: '2026-11-20' },
}

export interface Asked {
  readonly method?: string
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly at?: string
}

/** A table with people, families and mails, and the pages behind links to them. */
export async function startLinks() {
  const intake = await startIntake()
  for (const [id, member] of Object.entries(crew)) await intake.addMember(id, member)
  const { table } = intake
  let families = 0
  let links = 0
  return {
    table,
    intake,
    stop: () => intake.stop(),
    arrived: async (others: Partial<Referral> = {}): Promise<Referral> => {
      families += 1
      const world = emptyWorld()
      const referral = arrive(world, { number: families, at: ARRIVED, others })
      await putWorld(table, world)
      return referral
    },
    /** So many families at once. */
    async manyArrived(count: number): Promise<Referral[]> {
      const world = emptyWorld()
      const numbers = Array.from({ length: count }, (_, place) => families + place + 1)
      families += count
      const referrals = numbers.map((number) => arrive(world, { number, at: ARRIVED }))
      await putWorld(table, world)
      return referrals
    },
    /** A link to a mail, as its sending made it; the token, which nothing else knows. */
    async linkTo(mail: string, addressee: string, others: Partial<Link> = {}): Promise<string> {
      links += 1
      const token = tokenOf(Buffer.from(hash('token', String(links)).repeat(2), 'hex'))
      const link = {
        ...{ id: linkId(token), kind: 'mail' as const, mail, addressee, madeAt: SENT, version: 1 },
        validUntil: '2026-12-08T07:00:00.000Z',
        ...others,
      }
      await commit(table, [{ create: linkShape.toItem(link) }], [])
      return token
    },
    ask: (path: string, asked: Asked = {}) => ask(table, path, asked),
    everything: () => everything(table),
  }
}
export type LinkTable = Awaited<ReturnType<typeof startLinks>>

async function ask(table: Table, path: string, { method, form, headers, at = TUESDAY }: Asked) {
  const body = Buffer.from(new URLSearchParams(form).toString())
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const request = {
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    ...{ path, body, headers: { ...type, ...headers }, arrivedAt: new Date(at), correlationId: 'test' },
  }
  const answer = await answerLink(request, table, new Date(at))
  return {
    status: answer.statusCode,
    headers: answer.headers ?? {},
    html: answer.body ?? '',
    location: String(answer.headers?.['location'] ?? ''),
  }
}

/** Every item of the table, as text. */
async function everything(table: Table): Promise<string> {
  const { Items = [] } = await table.client.send(
    new ScanCommand({ TableName: table.name, ConsistentRead: true }),
  )
  return JSON.stringify(Items.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other))))
}

const nameOf = (item: Record<string, unknown>) => `${item['pk']} ${item['sk']}`

/** The buttons of a page: what they say, and what they send. */
export function buttonsOf(html: string): { readonly says: string; readonly press: string }[] {
  return [...html.matchAll(/<button[^>]*name="press"[^>]*value="([^"]*)"[^>]*>(.*?)<\/button>/gs)].map(
    ([, press = '', inner = '']) => ({ press, says: textOf(inner) }),
  )
}

/** The button that begins so. */
export function buttonOf(html: string, says: string): { readonly press: string } {
  const found = buttonsOf(html).find((one) => one.says.startsWith(says))
  if (found === undefined) throw new Error(`no button says “${says}”: ${textOf(html)}`)
  return { press: found.press }
}

/** The hidden fields of a page's forms. */
export function hiddenOf(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}

/** What a page says, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
