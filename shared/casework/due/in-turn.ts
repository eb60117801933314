/**
 * Does work one after the other where it has a name in common, and at once where it has none. Each piece waits for those
 * before it only, so none waits for ever.
 */
export type InTurn = <Done>(names: readonly string[], work: () => Promise<Done>) => Promise<Done>

export function takeTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (names, work) => {
    const before = names.map((name) => last.get(name))
    const mine = Promise.allSettled(before).then(work)
    for (const name of names) last.set(name, mine)
    return mine
  }
}
