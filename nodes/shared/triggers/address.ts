import { seal, unseal, type Sealed } from './sealed';

/**
 * An address that a trigger set at its vendor. It carries what stood there before, sealed: n8n
 * may lose what a trigger writes to static data, but not what the vendor keeps.
 */
export interface TriggerAddress {
	/** Where the trigger listens. */
	url: string;
	/** Proves that a delivery comes from somebody who knows the address. */
	token: string;
	former: Sealed;
}

/** @param former null where there was none */
export const sealFormer = (former: unknown, apiKeys: string[]): Sealed =>
	seal(JSON.stringify(typeof former === 'string' ? former : null), apiKeys);

/** What stood there before, null for nothing; undefined when none of these keys opens it. */
export function openFormer(
	{ former }: TriggerAddress,
	apiKeys: string[],
): string | null | undefined {
	const text = unseal(former, apiKeys);
	return text === undefined ? undefined : (JSON.parse(text) as string | null);
}

export function writeAddress({ url, token, former }: TriggerAddress): string {
	const box = Buffer.from(JSON.stringify(former)).toString('base64url');
	return `${url}?token=${token}&former=${box}`;
}

function readSealed(box: string): Sealed | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(box, 'base64url').toString());
		const isSealed =
			typeof value === 'object' &&
			value !== null &&
			Object.entries(value).every(
				([id, text]) => /^[0-9a-f]{16}$/.test(id) && typeof text === 'string',
			);
		return isSealed ? (value as Sealed) : undefined;
	} catch {
		return undefined;
	}
}

/** Undefined for every address that no trigger of this package has set. */
export function readAddress(address: unknown): TriggerAddress | undefined {
	if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
	const { searchParams } = new URL(address);
	const [token, box] = [searchParams.get('token'), searchParams.get('former')];
	const former = box ? readSealed(box) : undefined;
	const [url = ''] = address.split('?');
	return token && former ? { url, token, former } : undefined;
}
