import type { SourceTree } from './source-tree.ts'

/** Something that holds for the tree of sources; `broken` names each file that breaks it and why. */
export interface LayoutRule {
  readonly says: string
  broken(tree: SourceTree): string[]
}
