import type { Provider } from '../shared/domain/form.ts'
import { formbricks } from './senders/formbricks.ts'
import { googleForms } from './senders/google-forms.ts'
import { jotform } from './senders/jotform.ts'
import { json } from './senders/json.ts'
import { kobotoolbox } from './senders/kobotoolbox.ts'
import { powerAutomate } from './senders/power-automate.ts'
import type { Sender } from './senders/sender.ts'
import { tally } from './senders/tally.ts'
import { typeform } from './senders/typeform.ts'

/** How each provider sends a form. */
export const senders: Readonly<Record<Provider, Sender>> = {
  typeform,
  tally,
  formbricks,
  kobotoolbox,
  jotform,
  'google-forms': googleForms,
  'power-automate': powerAutomate,
  json,
}
