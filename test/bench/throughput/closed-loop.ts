/**
 * Does a piece of work so many times, as fast as so many workers can: each takes the next when it has done one.
 * Gives how many are done per second.
 */
export async function closedLoop(
  count: number,
  workers: number,
  work: (place: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const place = next
      next += 1
      await work(place)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: workers }, worker))
  return (count / (performance.now() - begun)) * 1000
}
