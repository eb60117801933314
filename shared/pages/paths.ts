/** Where links in e-mails lead, on the HTTP API. */
export const LINKS = '/l'

/** How the page on accessibility is called there. */
export const ACCESSIBILITY = 'accessibilita'
