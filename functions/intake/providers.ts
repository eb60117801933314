import type { Provider as ProviderName } from '../../shared/domain/form.ts'
import { formbricks } from './providers/formbricks.ts'
import { googleForms } from './providers/google-forms.ts'
import { jotform } from './providers/jotform.ts'
import { json } from './providers/json.ts'
import { kobotoolbox } from './providers/kobotoolbox.ts'
import { powerAutomate } from './providers/power-automate.ts'
import type { Provider } from './providers/provider.ts'
import { tally } from './providers/tally.ts'
import { typeform } from './providers/typeform.ts'

/** How each provider's requests are proven and read. */
export const providers: Readonly<Record<ProviderName, Provider>> = {
  typeform,
  tally,
  formbricks,
  kobotoolbox,
  jotform,
  'google-forms': googleForms,
  'power-automate': powerAutomate,
  json,
}
