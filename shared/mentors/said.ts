/** What is said now, else what was known: undefined says nothing, null says that there is none. */
export function saidOr<Value>(said: Value | null | undefined, known: Value | undefined): Value | undefined {
  return said === undefined ? known : (said ?? undefined)
}
