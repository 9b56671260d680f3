import { asObject } from '../../shared/json';

const ABOUT_PAYING = /checkout|payment|stripe/i;

function addressesIn(value: unknown, name = ''): Array<{ name: string; url: string }> {
	if (typeof value !== 'string') {
		return Object.entries(Array.isArray(value) ? value : asObject(value)).flatMap(([key, inner]) =>
			addressesIn(inner, key),
		);
	}
	return /^https:\/\/\S+$/.test(value) && URL.canParse(value) ? [{ name, url: value }] : [];
}

/**
 * Where a person has to pay before a purchase goes on. Trillet AI's plugin speaks of a checkout of
 * Stripe (TrilletAI/Trillet-grok); no page shows the answer, so it is known by its words.
 * @param hasResult whether the answer brings what was bought, so that any other address is of that
 */
export function checkoutIn(answer: unknown, hasResult: boolean): string | undefined {
	const addresses = addressesIn(answer);
	const isPayment = ({ name, url }: { name: string; url: string }) =>
		ABOUT_PAYING.test(name) || ABOUT_PAYING.test(new URL(url).hostname);
	return (addresses.find(isPayment) ?? (hasResult ? undefined : addresses[0]))?.url;
}
