import type { ResourceLimits, Worker } from 'node:worker_threads'

const LOOK_EVERY_MS = 25
const MEGABYTE = 1024 * 1024
const HEAP_ABOVE_LIMIT_MB = 512

/**
 * V8's own limits lie well above the function's memory: a thread that meets them with one large allocation takes
 * the whole process along (Node 24 allows it 16 MB more and then aborts), so the host must find it earlier.
 * The young generation stays small for the same reason: what it holds can move to the old one in one go.
 */
export function heapLimits(memoryMb: number): ResourceLimits {
  return { maxOldGenerationSizeMb: memoryMb + HEAP_ABOVE_LIMIT_MB, maxYoungGenerationSizeMb: 12 }
}

/**
 * Looks at a thread's heap and Buffers while it works and tells once when they exceed the function's memory.
 * Lambda counts the whole process (Node itself takes some 60 MB of it) and so kills earlier. Returns how to stop.
 */
export function watchMemory(thread: Worker, memoryMb: number, onExceeded: () => void): () => void {
  let isLooking = false
  const timer = setInterval(async () => {
    if (isLooking) return
    isLooking = true
    const statistics = await thread.getHeapStatistics().catch(() => undefined)
    isLooking = false
    const used = (statistics?.used_heap_size ?? 0) + (statistics?.external_memory ?? 0)
    if (used <= memoryMb * MEGABYTE) return
    clearInterval(timer)
    onExceeded()
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
