import { all, list, referred, type Template } from './template.ts'

/** Whether a policy belongs to this function, and to no other. */
export function isOf(template: Template, policyId: string, name: string): boolean {
  const roles = list(template.Resources[policyId]?.Properties['Roles']).map((role) => referred(role))
  const users = all(template, 'AWS::Lambda::Function').filter(({ Properties }) =>
    roles.includes(referred(Properties['Role'])),
  )
  return users.length === 1 && String(users[0]?.Properties['FunctionName']).endsWith(`-${name}`)
}
