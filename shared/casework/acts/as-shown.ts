import type { Deadline } from '../../domain/deadline.ts'
import { Conflict } from '../../errors.ts'
import { nameOf } from '../deadlines/deadline-by-hand.ts'
import type { Pressed } from './new-deed.ts'

/** @throws Conflict when a deadline stands otherwise than its button was shown for */
export function requireAsShown(deadline: Deadline, { version }: Pick<Pressed, 'version'>): void {
  if (deadline.version === version) return
  throw new Conflict(`${nameOf(deadline)} was changed since it was shown: look at it again`)
}
