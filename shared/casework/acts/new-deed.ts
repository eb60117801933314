import type { Occasion } from '../../../events/announce.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Act, Deed } from '../../domain/deed.ts'
import type { HandoverReason } from '../../domain/handover.ts'
import { hash } from '../../domain/hash.ts'
import type { Change } from '../../table/commit.ts'
import { deedShape } from '../../table/deed-store.ts'
import type { Item } from '../../table/shape.ts'
import type { DeadlineName } from '../deadlines/deadline-actions.ts'
import { imagesOf } from './images.ts'

/** A button that was pressed. */
export interface Pressed {
  readonly deadline: DeadlineName
  /** At which the deadline stood when the button was shown. */
  readonly version: number
  readonly act: Act
  /** Of `snooze`: one of the days that were offered. */
  readonly until?: string | undefined
  /** Of `send-back-handover`; `other` without it. */
  readonly reason?: HandoverReason | undefined
  /** The mail by whose link. */
  readonly mail: string
  /** Its addressee. */
  readonly operator: string
}

/** The same button pressed twice is one deed; of another day it is another button. */
export function deedId({ operator, deadline, act, version, until }: Pressed): string {
  const { subject, kind, number } = deadline
  const which = [act, String(version), ...(until === undefined ? [] : [until])]
  return hash('deed', operator, subject, kind, String(number), ...which)
}

/**
 * What was done, with all that undoing it takes.
 * @param known the things that may be replaced, as they stood
 */
export function newDeed(
  pressed: Pressed,
  { subject, kind, number, caseCode }: Deadline,
  { written, known }: { readonly written: readonly Change[]; readonly known: readonly Item[] },
  occasion: Occasion,
): Deed {
  const { operator, act, mail, until } = pressed
  return {
    ...{ id: deedId(pressed), operator, act, at: occasion.at.toISOString(), mail },
    ...{ subject, kind, number },
    ...(caseCode === undefined ? {} : { caseCode }),
    ...(until === undefined ? {} : { until }),
    before: imagesOf(written, known),
    version: 1,
  }
}

export function deedChange(deed: Deed): Change {
  return { create: deedShape.toItem(deed) }
}
