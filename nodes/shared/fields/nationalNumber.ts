import {
	getCountries,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** One number: no letters, no second one, and no digits behind a sign that are an extension. */
const ONE_NUMBER = /^[\d\s().+/-]+$/;
const EXTENSION = /\/\s*\d{1,2}$|\(\d+\)\s*$|\.0+$/;

/** The countries that have phone numbers of their own, two letters each (ISO 3166-1 alpha-2). */
export const countryCodes = getCountries();

/** Whether two letters stand for a country. */
export const isCountry = (code: string): boolean => isSupportedCountry(code.toUpperCase());

/**
 * A number as it is written in a country, or with its country code, in E.164.
 * @returns undefined when it is none, or not one only
 */
export function parseNational(text: string, country: string): string | undefined {
	const code = country.toUpperCase();
	if (!isSupportedCountry(code) || !ONE_NUMBER.test(text) || EXTENSION.test(text)) return undefined;
	const number = parsePhoneNumberFromString(text, { defaultCountry: code, extract: false });
	return number?.isPossible() && !number.ext ? number.number : undefined;
}
