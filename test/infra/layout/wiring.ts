import { basename } from 'node:path'
import { exportsHandler } from '../../../infra/build.ts'
import { all, type Template } from '../promises/template.ts'
import type { SourceTree } from './source-tree.ts'

/** The handlers that are wired to no function or to several, and the functions that have no handler. */
export function miswired(tree: SourceTree, template: Template): string[] {
  const handlers = [...tree]
    .filter(([path, text]) => path.startsWith('functions/') && exportsHandler(text))
    .map(([path]) => path)
  const functions = all(template, 'AWS::Lambda::Function').map(({ Properties }) => ({
    name: String(Properties['FunctionName']),
    path: String(Properties['Description']),
  }))
  const unwired = handlers.flatMap((path) => {
    const uses = functions.filter((one) => one.path === path)
    return uses.length === 1 ? [] : [`${path} is wired to ${uses.length} functions`]
  })
  const empty = functions
    .filter(({ path }) => !handlers.includes(path))
    .map(({ name, path }) => `${name} runs ${path}, which exports no handler`)
  const misnamed = functions
    .filter(({ name, path }) => !name.endsWith(`-${basename(path, '.ts')}`))
    .map(({ name, path }) => `${name} is not named like ${path}`)
  return [...unwired, ...empty, ...misnamed]
}
