import { actsOn, type OfferedAct } from '../../../shared/casework/acts/offered-acts.ts'
import { type Deadline, deadlineId, isOpen } from '../../../shared/domain/deadline.ts'
import type { Deed } from '../../../shared/domain/deed.ts'
import type { District } from '../../../shared/domain/district.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import type { Section } from '../../../shared/mail/letter-content.ts'
import type { ToldLine } from '../../../shared/mail/told-lines.ts'

/** A deadline as the page of a mail shows it. */
export interface LineView extends ToldLine {
  readonly id: string
  readonly acts: readonly OfferedAct[]
  /** What its reader did to it last by link in the last 24 hours, if it still stands so: done, put off, or undone. */
  readonly deed?: Deed
  /** It was theirs to do when the mail told it, and is somebody else's now. */
  readonly isOthers: boolean
}

/** What the page of a mail to an operator shows. */
export interface MailView {
  readonly mail: Mail
  readonly lines: readonly LineView[]
  /** Deeds of the last 24 hours to what this mail does not tell, the newest first. */
  readonly deeds: readonly Deed[]
  /** The numbers of the district in which a danger of this mail waits for somebody to confirm it. */
  readonly inDanger?: District['phones']
}

interface Known {
  readonly mail: Mail
  readonly operator: string
  readonly told: readonly ToldLine[]
  /** Where the operator works. */
  readonly districts: ReadonlyMap<string, District>
  /** Of the last 24 hours, the oldest first. */
  readonly deeds: readonly Deed[]
  readonly today: string
}

/** Lines of districts in which they work; what they did by link stands with its line, or apart. */
export function mailView({ mail, operator, told, districts, deeds, today }: Known): MailView {
  const last = new Map(deeds.map((deed) => [deadlineId(deed), deed]))
  const lines = told.flatMap((one): LineView[] => {
    const district = districts.get(one.deadline.district)
    if (district === undefined) return []
    const id = deadlineId(one.deadline)
    const deed = standing(last.get(id), one.deadline)
    const { owner } = one.deadline
    const isOthers = one.line.as === 'owner' && isOpen(one.deadline) && owner !== operator
    const acts = actsOn(one.deadline, { district, today })
    return [{ ...one, id, acts, isOthers, ...(deed === undefined ? {} : { deed }) }]
  })
  const shown = new Set(lines.map(({ id }) => id))
  const others = deeds.filter((deed) => deed.undoneAt === undefined && !shown.has(deadlineId(deed)))
  const danger = lines.find(({ deadline }) => deadline.kind === 'danger' && isOpen(deadline))
  const inDanger = danger && districts.get(danger.deadline.district)?.phones
  return { mail, lines, deeds: others.toReversed(), ...(inDanger === undefined ? {} : { inDanger }) }
}

/** Somebody else may have done it, or opened it again, since. */
function standing(deed: Deed | undefined, deadline: Deadline): Deed | undefined {
  if (deed === undefined) return undefined
  const leavesOpen = deed.undoneAt !== undefined || deed.act === 'snooze'
  return leavesOpen === isOpen(deadline) ? deed : undefined
}

/** The lines by section, in the order in which they stand. */
export function sectionsOf({ lines }: MailView): [Section, readonly LineView[]][] {
  return [...Map.groupBy(lines, ({ section }) => section)]
}
