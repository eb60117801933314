/** Which column of ours each heading of a file stands for, and what its mapping says of every row. */
export interface Headings {
  /** `ignore` for one that is not to be read, undefined for one that is unknown. */
  columnOf(heading: string): string | undefined
  readonly constants: Readonly<Record<string, string | undefined>>
}
