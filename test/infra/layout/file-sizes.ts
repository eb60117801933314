import type { LayoutRule } from './layout-rule.ts'
import type { SourceTree } from './source-tree.ts'

const limits = { median: 50, percentile95: 150, largest: 250 }

const lines = (text: string) => text.trimEnd().split('\n').length
/** As the limit of a function counts: a blank line makes nothing longer to read. */
const written = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length
const isTest = (path: string) => path.startsWith('test/')

function sorted(tree: SourceTree, isCounted: (path: string) => boolean, count = lines): [string, number][] {
  return [...tree]
    .filter(([path]) => isCounted(path))
    .map(([path, text]): [string, number] => [path, count(text)])
    .sort(([, a], [, b]) => a - b)
}

function percentile(sizes: [string, number][], share: number): number {
  return sizes[Math.max(0, Math.ceil(sizes.length * share) - 1)]?.[1] ?? 0
}

/** Small files are read whole; a large one hides what a second reader needs. */
export const sizeRules: LayoutRule[] = [
  {
    says: `no file has more than ${limits.largest} lines`,
    broken: (tree) =>
      sorted(tree, () => true)
        .filter(([, size]) => size > limits.largest)
        .map(([path, size]) => `${path}: ${size} lines`),
  },
  {
    says: `half of the sources have at most ${limits.median} lines, blank ones left out`,
    broken: (tree) => {
      const median = percentile(
        sorted(tree, (path) => !isTest(path), written),
        0.5,
      )
      return median > limits.median ? [`median: ${median} lines`] : []
    },
  },
  {
    says: `of twenty sources nineteen have at most ${limits.percentile95} lines`,
    broken: (tree) => {
      const sizes = sorted(tree, (path) => !isTest(path))
      if (percentile(sizes, 0.95) <= limits.percentile95) return []
      return sizes
        .filter(([, size]) => size > limits.percentile95)
        .map(([path, size]) => `${path}: ${size} lines`)
    },
  },
]
