import * as z from 'zod/mini'
import { act } from '../../../shared/domain/deed.ts'
import { hexId, isoDay } from '../../../shared/domain/identifier.ts'
import { isNonce, nonceOf } from './nonce.ts'

/** What a button asks for. Of an act: to which deadline, at which version, and until when it is put off. */
const press = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('act'),
    act,
    deadline: hexId,
    version: z.coerce.number().check(z.int(), z.gte(1)),
    until: z.optional(isoDay),
  }),
  z.object({ what: z.literal('undo'), deed: hexId }),
  z.object({ what: z.literal('renew') }),
])
export type Press = z.infer<typeof press>

/** The field in which a pressed button says what it asks for. */
export const PRESS = 'press'

/** A button's value: what it asks for, and the nonce of exactly that. */
export function pressValue(asked: Press, token: string): string {
  const text = textOf(asked)
  return `${text}.${nonceOf(token, text)}`
}

/** What was asked for; undefined when no page of this link has such a button. */
export function readPress(value: string | null, token: string): Press | undefined {
  const [, text = '', nonce = ''] = /^(.{1,200})\.([^.]{1,100})$/.exec(value ?? '') ?? []
  if (!isNonce(nonce, token, text)) return undefined
  const [what, ...parts] = text.split('.')
  if (what === 'act') {
    const [act, deadline, version, until] = parts
    return press.safeParse({ what, act, deadline, version, ...(until === undefined ? {} : { until }) }).data
  }
  return press.safeParse({ what, deed: parts[0] }).data
}

function textOf(asked: Press): string {
  if (asked.what === 'undo') return `undo.${asked.deed}`
  if (asked.what === 'renew') return 'renew'
  const { act, deadline, version, until } = asked
  return ['act', act, deadline, String(version), ...(until === undefined ? [] : [until])].join('.')
}
