import { announce } from '../../../events/announce.ts'
import { contactAttempted } from '../../../events/contact-attempted.ts'
import { contactMade } from '../../../events/contact-made.ts'
import type { Contact } from '../../domain/contact.ts'
import { hash } from '../../domain/hash.ts'
import { waitingSince } from '../../domain/household.ts'
import { contactShape } from '../../table/record-store.ts'
import { aboutHousehold } from '../about.ts'
import { actingOperator } from '../acting.ts'
import { changed, type Decision } from '../decision.ts'
import { householdAtWork } from '../household-at-work.ts'
import { ownWords } from '../own-words.ts'
import { whenDone } from '../when-done.ts'

export interface Attempt extends Pick<Contact, 'channel' | 'outcome' | 'isInterpreted'> {
  /** BCP 47. */
  readonly language?: string | undefined
  readonly note?: string | undefined
  /** The day of it; today without. */
  readonly on?: string | undefined
}

/** Somebody tried to reach the family. When they spoke with it, that is a contact made; the first one counts. */
export function recordContact({ channel, outcome, isInterpreted, language, ...how }: Attempt): Decision {
  return (file, occasion) => {
    const by = actingOperator(occasion)
    const before = householdAtWork(file)
    const at = whenDone(how.on, occasion, waitingSince(before))
    const note = ownWords('note', how.note)
    const isMade = outcome === 'reached'
    const household = changed({
      ...before,
      ...(isMade && before.contactMadeAt === undefined ? { contactMadeAt: at } : {}),
    })
    const contact: Contact = {
      ...{ household: household.id, id: hash('contact', household.id, String(household.version)), at, by },
      ...{ channel, outcome, isInterpreted },
      ...(language === undefined ? {} : { language }),
      ...(note === undefined ? {} : { note }),
    }
    const about = aboutHousehold(household)
    return {
      households: [household],
      events: [
        isMade
          ? announce(contactMade, occasion, { ...about, data: { channel, isInterpreted } })
          : announce(contactAttempted, occasion, { ...about, data: { channel, outcome } }),
      ],
      met: isMade ? ['first-contact'] : [],
      besides: [{ create: contactShape.toItem(contact) }],
    }
  }
}
