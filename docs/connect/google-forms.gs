/**
 * Manda a Raccordo ogni risposta di questo modulo Google.
 *
 * Come si attiva, una volta sola:
 *   1. nel modulo: menu ⋮ → Apps Script; incollate qui tutto questo testo e salvate;
 *   2. Impostazioni progetto (l'ingranaggio) → Proprietà script → aggiungete due proprietà:
 *        RACCORDO_ADDRESS   l'indirizzo che vi ha dato chi gestisce Raccordo (https://…/webhooks/…)
 *        RACCORDO_SECRET    il segreto che vi ha dato chi gestisce Raccordo (comincia con whsec_)
 *   3. scegliete la funzione setUp in alto, premete Esegui e date i permessi richiesti;
 *   4. finché il modulo è in prova: scegliete sendTest e premete Esegui. Deve comparire "Accettata".
 *
 * Il segreto sta solo nelle proprietà dello script: non scrivetelo in questo testo, che si copia e si incolla altrove.
 * Gli allegati non vengono mai mandati: si dice soltanto che ci sono.
 *
 * @OnlyCurrentDoc
 */

const ADDRESS = 'RACCORDO_ADDRESS'
const SECRET = 'RACCORDO_SECRET'

/** Davanti al codice di ogni risposta che aspetta di essere mandata. Le risposte stesse restano nel modulo. */
const WAITING = 'RACCORDO_WAITING_'

/** Attese tra un tentativo e l'altro, in secondi. Google ferma ogni esecuzione dopo sei minuti. */
const PAUSES_S = [5, 15, 40, 60]
const MAX_DURATION_MS = 4 * 60 * 1000

const STAYS = 'La risposta resta in attesa e si riprova ogni ora.'

/** Elementi del modulo che non sono domande. */
const NO_QUESTIONS = ['IMAGE', 'PAGE_BREAK', 'SECTION_HEADER', 'VIDEO', 'UNSUPPORTED']

/** Eseguitela una volta, e di nuovo dopo aver cambiato questo testo: prepara l'invio automatico. */
function setUp() {
  settings_()
  const ours = ['sendResponse', 'sendWaiting']
  ScriptApp.getProjectTriggers()
    .filter((trigger) => ours.includes(trigger.getHandlerFunction()))
    .forEach((trigger) => { ScriptApp.deleteTrigger(trigger) })
  ScriptApp.newTrigger('sendResponse').forForm(FormApp.getActiveForm()).onFormSubmit().create()
  ScriptApp.newTrigger('sendWaiting').timeBased().everyHours(1).create()
  console.log('Pronto: da ora ogni risposta viene mandata. Per provare, eseguite sendTest.')
}

/** Manda le domande del modulo senza risposte, per provare indirizzo e segreto. Non contiene dati di nessuno. */
function sendTest() {
  const questions = questionsOf_(FormApp.getActiveForm().getItems())
  const now = new Date()
  const code = post_({
    responseId: `test-${now.getTime()}`,
    submittedAt: now.toISOString(),
    answers: questions.map((item) => answerTo_(item, undefined)),
  })
  if (code !== 202) throw new Error(`Prova non riuscita. ${explanation_(code)}`)
  console.log('Accettata: indirizzo e segreto sono giusti.')
}

/** La chiama Google a ogni risposta, anche quando qualcuno corregge la propria. */
function sendResponse(event) {
  const id = event.response.getId()
  const waiting = PropertiesService.getScriptProperties()
  // Prima si annota, poi si manda: se Google interrompe l'esecuzione, ci pensa sendWaiting.
  waiting.setProperty(WAITING + id, new Date().toISOString())
  const code = postPatiently_(payloadOf_(event.source, event.response))
  if (code !== 202) throw new Error(`${explanation_(code)} ${STAYS}`)
  waiting.deleteProperty(WAITING + id)
}

/** La chiama Google ogni ora: manda di nuovo ciò che non è stato accettato. Nulla si perde finché resta nel modulo. */
function sendWaiting() {
  settings_()
  const startedAt = Date.now()
  const properties = PropertiesService.getScriptProperties()
  const form = FormApp.getActiveForm()
  const refusals = properties
    .getKeys()
    .filter((key) => key.startsWith(WAITING))
    .flatMap((key) => {
      if (Date.now() - startedAt > MAX_DURATION_MS) return []
      const code = resend_(form, key.slice(WAITING.length))
      if (code === 202) properties.deleteProperty(key)
      return code === 202 ? [] : [code]
    })
  // Un errore, perché Google ne avvisi per posta chi ha attivato lo script.
  if (refusals.length > 0) throw new Error(`${explanation_(refusals[0])} ${STAYS}`)
}

/** Eseguitela a mano, solo quando le risposte in attesa non servono più (per esempio, perché cancellate dal modulo). */
function forgetWaiting() {
  const properties = PropertiesService.getScriptProperties()
  const keys = properties.getKeys().filter((key) => key.startsWith(WAITING))
  keys.forEach((key) => { properties.deleteProperty(key) })
  console.log(`Risposte in attesa dimenticate: ${keys.length}`)
}

function resend_(form, id) {
  try {
    return post_(payloadOf_(form, form.getResponse(id)))
  } catch (_notInTheForm) {
    return 0
  }
}

/** Uguale a ogni tentativo: così Raccordo riconosce una risposta che ha già. */
function payloadOf_(form, response) {
  const given = new Map(response.getItemResponses().map((one) => [one.getItem().getId(), one]))
  const items = questionsOf_(form.getItems())
  const known = new Set(items.map((item) => item.getId()))
  // Anche le domande tolte dal modulo dopo la risposta.
  const removed = [...given.values()].map((one) => one.getItem()).filter((item) => !known.has(item.getId()))
  const email = response.getRespondentEmail()
  return {
    responseId: response.getId(),
    submittedAt: response.getTimestamp().toISOString(),
    answers: [
      ...[...items, ...removed].map((item) => answerTo_(item, given.get(item.getId()))),
      ...(email ? [{ id: 'respondent_email', title: 'respondent_email', type: 'EMAIL', value: email }] : []),
    ],
  }
}

function questionsOf_(items) {
  return items.filter((item) => !NO_QUESTIONS.includes(String(item.getType())))
}

/** Una domanda senza risposta si manda vuota: così si sa che è stata posta. */
function answerTo_(item, itemResponse) {
  const type = String(item.getType())
  const value = itemResponse ? itemResponse.getResponse() : ''
  const question = { id: String(item.getId()), title: item.getTitle(), type }
  if (type === 'FILE_UPLOAD' && value && value.length > 0) return { ...question, attachment: true }
  if (type === 'GRID') return { ...question, rows: item.asGridItem().getRows(), value }
  if (type === 'CHECKBOX_GRID') return { ...question, rows: item.asCheckboxGridItem().getRows(), value }
  return { ...question, value }
}

/** Più tentativi, solo quando riprovare può servire. */
function postPatiently_(payload) {
  const startedAt = Date.now()
  let code = post_(payload)
  for (const pause of PAUSES_S) {
    const isWorthAnother = code === 0 || code === 429 || code >= 500
    if (!isWorthAnother || Date.now() - startedAt + pause * 1000 > MAX_DURATION_MS) return code
    Utilities.sleep(pause * 1000)
    code = post_(payload)
  }
  return code
}

/** Firma e manda (Standard Webhooks). Dà il codice HTTP della risposta; 0 quando Raccordo non è raggiungibile. */
function post_(payload) {
  const { address, key } = settings_()
  const body = JSON.stringify(payload)
  const id = payload.responseId
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signed = Utilities.computeHmacSha256Signature(bytesOf_(`${id}.${timestamp}.${body}`), key)
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${Utilities.base64Encode(signed)}`,
  }
  const content = { contentType: 'application/json', headers, payload: bytesOf_(body) }
  const options = { method: 'post', ...content, muteHttpExceptions: true, followRedirects: false }
  try {
    return UrlFetchApp.fetch(address, options).getResponseCode()
  } catch (_unreachable) {
    return 0
  }
}

/** Si firmano gli stessi byte che si mandano, in UTF-8: altrimenti accenti e altre scritture non tornerebbero. */
function bytesOf_(text) {
  return Utilities.newBlob(text).getBytes()
}

function settings_() {
  const properties = PropertiesService.getScriptProperties()
  const address = (properties.getProperty(ADDRESS) || '').trim()
  const secret = (properties.getProperty(SECRET) || '').trim()
  if (!/^https:\/\/\S+$/.test(address)) {
    throw new Error(`Manca ${ADDRESS} nelle proprietà dello script: l'indirizzo ricevuto da chi gestisce Raccordo, con https://`)
  }
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) {
    throw new Error(`Manca ${SECRET} nelle proprietà dello script: il segreto ricevuto da chi gestisce Raccordo, con whsec_`)
  }
  return { address, key: Utilities.base64Decode(secret.slice('whsec_'.length)) }
}

/** Senza dati di chi ha risposto: questo testo arriva per posta. */
function explanation_(code) {
  const cures = {
    0: 'Raccordo non è raggiungibile, oppure la risposta non è più nel modulo',
    401: `indirizzo o segreto non sono giusti, o il modulo è stato disattivato: controllate ${ADDRESS} e ${SECRET}`,
    413: 'la risposta è troppo lunga: accorciatela nel modulo',
  }
  const cure = cures[code] || 'Raccordo non risponde come dovrebbe'
  return `La risposta non è stata accettata (HTTP ${code}): ${cure}.`
}
