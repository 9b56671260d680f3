import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { FieldReader } from './fieldReader';
import type * as National from './nationalNumber';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a phone number in E.164 form. */
export const isPhoneNumber = (text: string): boolean => E164.test(text);

/** No number is longer, with all the signs that people put into one. */
const LONGEST = 80;

/** Marks that nobody sees, such as those that set the direction of a text. */
const MARKS = /\p{Cf}/gu;
const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** Digits of other scripts, full-width ones among them, come in runs from 0 to 9. */
function toAsciiDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let zero = code;
	while (isDigit(zero - 1)) zero--;
	return String((code - zero) % 10);
}

/** The same number without invisible marks, in the digits 0 to 9 and the signs of ASCII. */
function plain(text: string): string {
	return text
		.replace(MARKS, '')
		.replace(/\p{Nd}/gu, toAsciiDigit)
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.replace(/\uff0b/g, '+')
		.replace(/[\p{Zs}]/gu, ' ')
		.trim();
}

/**
 * One number with the signs that people put between its digits. An extension, a second number, a
 * fraction or an exponent, `(0)` and a zero after the country code are something else than signs:
 * with their digits in it, it would be another number.
 */
function isOneNumber(text: string): boolean {
	if (!/^[+\d ().-]+$/.test(text)) return false;
	const plus = text.lastIndexOf('+');
	if (/[+\d]/.test(text.slice(0, Math.max(plus, 0)))) return false;
	// One pair of brackets at most; it holds the country or area code, hence is not the end.
	const [, inside = '1', after = '1', ...more] = text.split(/[()]/);
	if (more.length > 0 || !/\d/.test(inside) || !/\d/.test(after)) return false;
	if (/\(\s*0|\.0+$/.test(text)) return false;
	const [first = '', second = ''] = text.split(/[^\d]+/).filter(Boolean);
	const isInternational = /^\(?(\+|00)/.test(text);
	if (isInternational && first.length <= 3 && second.startsWith('0')) return false;
	// Two groups that are numbers of their own each.
	const groups = text.split(' ').map((group) => group.replace(/\D/g, '').length);
	return !groups.some(
		(length, index) =>
			length >= 7 && groups.slice(0, index).reduce((sum, one) => sum + one, 0) >= 7,
	);
}

/** In North America all numbers are equally long; a longer one is cut off by some networks. */
const isTooLong = (number: string) => /^\+1\d{11}/.test(number);

/**
 * The E.164 form of a number that has a country code and nothing but spaces and signs beside its
 * digits. Undefined for any other: what is a guess may be a stranger's number.
 */
export function suggestPhoneNumber(value: string): string | undefined {
	if (value.length > LONGEST) return undefined;
	const text = plain(value);
	if (!/^\(?\s*(\+|00)/.test(text) || !isOneNumber(text)) return undefined;
	const number = text.replace(/[^\d+]/g, '').replace(/^00/, '+');
	return isPhoneNumber(number) && !isTooLong(number) ? number : undefined;
}

/** Whether a number that is stored in any spelling with its country code is this one, in E.164. */
export function isSameNumber(stored: string, number: string): boolean {
	const text = plain(stored.slice(0, LONGEST)).replace(/\( ?0 ?\)/g, '');
	const start = text.slice(Math.max(0, text.search(/\d/)));
	// An extension stands behind a word or a sign, or in brackets.
	const [main = ''] = start.split(/[\p{L};,#*]/u);
	const isBracketed = main.trimEnd().endsWith(')');
	const digits = (isBracketed ? main.slice(0, main.lastIndexOf('(')) : main).replace(/\D/g, '');
	const wanted = number.slice(1);
	return ['', '00', '011'].some((prefix) => digits === `${prefix}${wanted}`);
}

const FORMAT = 'phoneNumberFormat';
const COUNTRY = 'phoneNumberCountry';
const FORMATS = ['exact', 'clean', 'national'] as const;

/** How numbers are written that an operation takes. */
export interface NumberFormat {
	kind: (typeof FORMATS)[number];
	/** Two letters (ISO 3166-1); only for national numbers. */
	country: string;
}

/**
 * How the phone numbers of an operation are written, for {@link readPhoneNumber}. An operation with
 * these fields awaits {@link preparePhoneNumbers} before it reads a number.
 * @param show when to show them
 */
export const phoneNumberFormatFields = (show: IDisplayOptions['show'] = {}): INodeProperties[] => [
	{
		displayName: 'Phone Number Format',
		name: FORMAT,
		type: 'options',
		options: [
			{
				name: 'Exactly E.164',
				value: 'exact',
				description: 'Only + and the country code, without spaces or signs, such as +15551234567',
			},
			{
				name: 'National With Country',
				value: 'national',
				description: 'Also without a country code: a number is then one of the country below',
			},
			{
				name: 'Remove Spaces and Signs',
				value: 'clean',
				description: 'Also with spaces and signs, such as +1 (555) 123-4567',
			},
		],
		default: 'exact',
		displayOptions: { show },
		description: 'How the number is written. What is not one certain number is an error.',
	},
	{
		displayName: 'Country of National Numbers',
		name: COUNTRY,
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		displayOptions: { show: { ...show, [FORMAT]: ['national'] } },
		description: 'Two letters (ISO 3166-1), such as US, GB or DE',
	},
];

let national: typeof National | undefined;

/** Reads {@link phoneNumberFormatFields}; an operation without them takes E.164 only. */
export function readNumberFormat(parameters: FieldReader): NumberFormat {
	const isGiven = parameters.has(FORMAT) && parameters.text(FORMAT) !== '';
	const kind = isGiven ? parameters.choice(FORMAT, FORMATS) : 'exact';
	if (kind !== 'national') return { kind, country: '' };
	const country = parameters.requiredText(COUNTRY);
	if (!national || national.isCountry(country)) return { kind, country };
	throw parameters.error(
		COUNTRY,
		`"${country}" is not a country`,
		'Write its two letters, such as US, GB or DE.',
	);
}

/** Loads what national numbers need, which is the larger part of the package, when one is chosen. */
export async function preparePhoneNumbers(...readers: FieldReader[]): Promise<void> {
	const isNational = readers.some((reader) => readNumberFormat(reader).kind === 'national');
	if (isNational) national ??= await import('./nationalNumber.js');
}

/** A number of the given format in E.164; undefined for what is not one certain number. */
export function toPhoneNumber(value: string, { kind, country }: NumberFormat): string | undefined {
	if (isPhoneNumber(value)) return value;
	if (kind === 'exact') return undefined;
	const cleaned = suggestPhoneNumber(value);
	if (cleaned !== undefined || kind === 'clean') return cleaned;
	if (!national) throw new TypeError('preparePhoneNumbers was not awaited');
	return national.parseNational(plain(value), country);
}

/** A text with its invisible marks written out. */
export const withMarksShown = (text: string): string =>
	text.replace(
		MARKS,
		(mark) => `<U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
	);

/** What is wrong with a number and how to write it, for errors. */
function explainNumber(value: string): { problem: string; remedy: string } {
	const fix = suggestPhoneNumber(value);
	if (fix !== undefined && value.replace(MARKS, '').trim() === fix) {
		return {
			problem: `"${withMarksShown(value)}" has invisible marks in it`,
			remedy: `Delete them: ${fix}.`,
		};
	}
	return {
		problem: `"${withMarksShown(value)}" is not in E.164 format`,
		remedy: `Write it with + and the country code, and without spaces or signs${fix ? `: ${fix}` : ', for example +15551234567'}.`,
	};
}

/**
 * Reads a phone number in E.164 form: +, country code and number, at most 15 digits. It is mended
 * only as far as {@link phoneNumberFormatFields} say: a wrong guess would ring a stranger's phone.
 * @throws NodeOperationError that names the field and shows how to write the number
 */
export function readPhoneNumber(parameters: FieldReader, name: string): string {
	const value = parameters.requiredText(name);
	const format = readNumberFormat(parameters);
	const number = toPhoneNumber(value, format);
	if (number !== undefined) return number;
	const { problem, remedy } = explainNumber(value);
	throw format.kind === 'national'
		? parameters.error(
				name,
				`"${withMarksShown(value)}" is not a phone number of ${format.country.toUpperCase()} or one with a country code`,
				`Check the digits; an extension cannot be dialled. ${remedy}`,
			)
		: parameters.error(name, problem, remedy);
}
