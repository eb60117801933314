import type { MentorKind } from '../../../shared/domain/mentor.ts'
import { type MentorFieldName, mentorFieldName } from '../../../shared/domain/mentor-field.ts'
import { type Explanation, explanationFrom } from '../explanation.ts'
import { concludeApplication, type MentorMaterial } from './application.ts'
import { examineApplication, ownAddress } from './examination.ts'
import { organisationNamed } from './profile.ts'

/** Tells how a mentor's form is read, as `explain` does of a form for families. */
export function explainApplication(
  material: MentorMaterial,
  showValue?: (value: unknown) => string,
): Explanation {
  const findings = examineApplication(material)
  const { organisation } = findings.answers
  const isUnknown =
    organisation !== undefined && organisationNamed(organisation, material.organisations) === undefined
  const read = {
    ...findings,
    names: mentorFieldName.options.filter((name) => isAskedOf(findings.kind, name)),
    understanding: concludeApplication(findings, material),
    unknown: isUnknown ? (['organisation'] as const) : [],
    material,
  }
  return explanationFrom(read, showValue)
}

/** A danger is no question of a mentor's form, nor a pupil's own address. */
function isAskedOf(kind: MentorKind, name: MentorFieldName): boolean {
  return name !== 'child_in_danger' && !(kind === 'peer-tutor' && ownAddress.has(name))
}
