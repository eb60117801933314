/** The operator that an addressee is, if it is one. */
export function operatorIn(addressee: string): string | undefined {
  const [kind, id] = addressee.split('/')
  return kind === 'operator' ? id : undefined
}
