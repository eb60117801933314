/**
 * A setting of the function, from its environment.
 * @throws Error that names the cure when it is missing: a function must not start half configured.
 */
export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new Error(`setting ${name} is missing: set it in the function's environment where infra/ makes it`)
  }
  return value
}
