/** Which route of an HTTP API answers a request. */

import type { RouteDefinition } from '../template/http-api.ts'

export interface RouteMatch {
  readonly route: RouteDefinition
  readonly pathParameters: Readonly<Record<string, string>>
}

interface CompiledRoute {
  readonly route: RouteDefinition
  readonly method: string
  readonly segments: readonly string[]
}

/** How exactly a segment of a route fits: a word before a variable before the greedy one. */
const fit = { word: 0, variable: 1, greedy: 2 }

/** Compiles routes once; the result finds the most specific one, as API Gateway does. */
export function compileRoutes(
  routes: readonly RouteDefinition[],
): (method: string, path: string) => RouteMatch | undefined {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default')
  const compiled = routes
    .filter((route) => route !== fallback)
    .map(compile)
    .sort(bySpecificity)
  return (method, path) => {
    const wanted = path.split('/').slice(1)
    for (const { route, method: routeMethod, segments } of compiled) {
      if (routeMethod !== 'ANY' && routeMethod !== method) continue
      const pathParameters = matchSegments(segments, wanted)
      if (pathParameters) return { route, pathParameters }
    }
    return fallback && { route: fallback, pathParameters: {} }
  }
}

function compile(route: RouteDefinition): CompiledRoute {
  const [method, path] = route.routeKey.split(' ')
  if (!method || !path?.startsWith('/')) {
    throw new Error(
      `route key "${route.routeKey}" is neither $default nor a method and a path such as GET /status`,
    )
  }
  return { route, method, segments: path.split('/').slice(1) }
}

function bySpecificity(left: CompiledRoute, right: CompiledRoute): number {
  const length = Math.max(left.segments.length, right.segments.length)
  for (let index = 0; index < length; index += 1) {
    const difference = fitOf(left.segments[index]) - fitOf(right.segments[index])
    if (difference !== 0) return difference
  }
  return Number(left.method === 'ANY') - Number(right.method === 'ANY')
}

function fitOf(segment = ''): number {
  if (!segment.startsWith('{')) return fit.word
  return segment.endsWith('+}') ? fit.greedy : fit.variable
}

function matchSegments(
  pattern: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [index, segment] of pattern.entries()) {
    const actual = path[index]
    if (actual === undefined || (actual === '' && segment !== '')) return undefined
    if (fitOf(segment) === fit.greedy)
      return { ...parameters, [segment.slice(1, -2)]: path.slice(index).join('/') }
    if (fitOf(segment) === fit.variable) parameters[segment.slice(1, -1)] = actual
    else if (segment !== actual) return undefined
  }
  return pattern.length === path.length ? parameters : undefined
}
