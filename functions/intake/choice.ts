/** An option that somebody chose in a form: what it is called there, first as people see it. */
export class Choice {
  /** Label, then reference or value, then the provider's id. */
  readonly words: readonly string[]

  constructor(words: readonly string[]) {
    this.words = words
  }
}
