/** What stands behind the kind in a subject, `referral/<id>`; of a submission `<form>.<hash>`. */
export function idInSubject(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1)
}

/** The form in the subject of a form or a submission. */
export function formInSubject(subject: string): string {
  return idInSubject(subject).split('.')[0] ?? ''
}

/** The hash in the subject of a submission. */
export function hashInSubject(subject: string): string {
  return subject.slice(subject.indexOf('.') + 1)
}
