import { Misconfigured } from './errors.ts'

/**
 * A setting of the function, from its environment.
 * @throws Misconfigured when it is missing: a function must not start half configured.
 */
export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new Misconfigured(
      `setting ${name} is missing: set it in the function's environment where infra/ makes it`,
    )
  }
  return value
}
