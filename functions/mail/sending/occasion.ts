import type { Occasion } from '../../../events/announce.ts'

/** What is told of a mail is told by nobody in particular. */
export function occasionAt(at: Date): Occasion {
  return { at, actor: 'system', via: 'system', correlationId: 'send-mail' }
}
