/** More at once only make the table busy. */
const AT_ONCE = 8

/** Does the same with each, some at a time; results in the order of the items. The first failure ends it. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const line = items.entries()
  let hasFailed = false
  const worker = async () => {
    for (const [place, item] of line) {
      if (hasFailed) return
      results[place] = await act(item).catch((error: unknown) => {
        hasFailed = true
        throw error
      })
    }
  }
  // All are waited for: what is under way must not lose its connection.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return results
}
