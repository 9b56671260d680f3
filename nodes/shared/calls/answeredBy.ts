/**
 * Who took a call: `unknown` where the vendor does not say so, or says it in a word that nobody
 * documented. That is neither a yes nor a no.
 */
export type AnsweredBy = 'person' | 'voicemail' | 'nobody' | 'unknown';
