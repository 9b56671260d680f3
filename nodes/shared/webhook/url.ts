const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a vendor may send events to this address without anyone reading along. */
export function isEncrypted(url: string): boolean {
	return new URL(url).protocol === 'https:';
}

export function isLoopback(url: string): boolean {
	return LOOPBACK.test(new URL(url).hostname);
}
