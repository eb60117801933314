import type { Profile } from './parts.ts'
import type { Prospect, Prospects } from './prospects.ts'

/**
 * Profiles worth naming: each helps a family that those before it, or other mentors like them, would not; and who is asked
 * the same of as one before it, in another place, helps other families.
 */
export class FoundProfiles {
  readonly list: Prospect[] = []
  readonly #prospects: Prospects
  /** Rows that the profiles found so far, or other mentors like them, would help. */
  readonly #helped = new Set<number>()

  constructor(prospects: Prospects) {
    this.#prospects = prospects
  }

  /** Adds a profile unless it is nearly the same as one before it. */
  add({ profile, change }: Prospect): void {
    const helped = this.#prospects.helpedBy(change)
    if (this.#areHelped(helped) || this.isCovered(profile)) return
    if (this.list.some((other) => this.#isAlike(other, profile, helped))) return
    this.list.push({ profile, change })
    for (const row of [...helped, ...this.#prospects.couldHelp(profile)]) this.#helped.add(row)
  }

  /** Whether a profile could gain something only through families that are helped already. */
  isCovered(profile: Profile): boolean {
    return this.#helped.size > 0 && this.#areHelped(this.#prospects.openTo(profile))
  }

  #isAlike(other: Prospect, { kind, language, gender }: Profile, helped: readonly number[]): boolean {
    const isSameAsked =
      other.profile.kind === kind && other.profile.language === language && other.profile.gender === gender
    return isSameAsked && this.#prospects.helpedBy(other.change).some((row) => helped.includes(row))
  }

  #areHelped(rows: readonly number[]): boolean {
    return rows.every((row) => this.#helped.has(row))
  }
}
