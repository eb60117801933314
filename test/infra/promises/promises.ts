import { alarmPromises } from './alarm-promises.ts'
import { dataPromises } from './data-promises.ts'
import { functionPromises } from './function-promises.ts'
import { mailPromises } from './mail-promises.ts'
import { metricPromises } from './metric-promises.ts'
import { permissionPromises } from './permission-promises.ts'
import { queuePromises } from './queue-promises.ts'
import type { TemplatePromise } from './template.ts'

/** What every template of ours promises. */
export const promises: TemplatePromise[] = [
  ...queuePromises,
  ...alarmPromises,
  ...metricPromises,
  ...mailPromises,
  ...dataPromises,
  ...permissionPromises,
  ...functionPromises,
]
