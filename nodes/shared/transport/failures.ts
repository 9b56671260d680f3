import type { INode, NodeApiError } from 'n8n-workflow';
import { ownValue } from '../json';
import {
	adviceForStatus,
	adviceForSurplus,
	surplusPath,
	unreadable,
	waitingTime,
	type Advice,
} from './advice';
import { redact, toApiError, type ApiErrorDetails, type VendorError } from './errors';
import type { HttpOutcome } from './exchange';
import { failureIn, isOutcomeUnknown, VERDICTS } from './retry';
import { unreachable } from './unanswered';
import type { Connection, Endpoint, RequestInput, Safety, Vendor } from './vendor';

/** What a failed request means for the user, and what to do next. */
export function adviceFor(
	vendor: Vendor,
	id: string,
	result: HttpOutcome,
	safety: Safety,
	origin: string,
): Advice {
	if (isOutcomeUnknown(result, safety)) return adviceForUnknownOutcome(vendor, id);
	if (result.kind !== 'answered') return unreachable(vendor.name, result);
	const { status, error, retryAfterMs, isReadable } = result.answer;
	if (!isReadable) return unreadable(vendor.name);
	const surplus = status === 404 || status === 405 ? surplusPath(origin) : undefined;
	if (surplus !== undefined) return adviceForSurplus(vendor.name, surplus);
	const advice =
		vendor.adviceFor?.(id, status, error.code) ??
		ownValue(vendor.errors, error.code) ??
		adviceForStatus(status, vendor.name);
	return { ...advice, nextStep: advice.nextStep + waitingTime(vendor.name, retryAfterMs) };
}

function adviceForUnknownOutcome({ name, afterUnknownOutcome }: Vendor, id: string): Advice {
	return (
		ownValue(afterUnknownOutcome, id) ?? {
			message: `${name} did not confirm the request`,
			nextStep: 'It may or may not have been carried out: check before you run the node again.',
		}
	);
}

/** Turns what went wrong with a request into the error that n8n shows. */
export class Failures {
	/**
	 * @param connection its secrets are shown in no error
	 * @param itemIndex the input item that the requests are for
	 */
	constructor(
		private readonly vendor: Vendor,
		private readonly node: INode,
		private readonly connection: Connection,
		private readonly itemIndex?: number,
	) {}

	/** A request that ended without success. */
	ofRequest(id: string, result: HttpOutcome, safety: Safety, input: RequestInput): NodeApiError {
		const details = {
			...adviceFor(this.vendor, id, result, safety, this.connection.origin),
			isOutcomeUnknown: isOutcomeUnknown(result, safety),
			isPassing: VERDICTS[failureIn(result).kind].idempotent === 'repeat',
		};
		if (result.kind !== 'answered') return this.of({ ...details, code: result.reason });
		const { status, body, error } = result.answer;
		return this.of({ ...details, status, code: error.code, body }, error, input.secrets);
	}

	/** A request that may have been carried out although no answer says so. */
	unconfirmed(id: string): NodeApiError {
		return this.of({ ...adviceForUnknownOutcome(this.vendor, id), isOutcomeUnknown: true });
	}

	/** A request that no key of the credential may make. */
	missingPermission(endpoint: Endpoint): NodeApiError {
		const { name, permissionHelp } = this.vendor;
		if (this.connection.keys.every((key) => key.value === '')) {
			return this.of({
				message: `The ${name} credential holds no API key`,
				nextStep: 'Open the credential and enter an API key.',
			});
		}
		return this.of({
			message: `No API key in the credential has the permission ${endpoint.permissions.join(' or ')}`,
			nextStep: permissionHelp,
		});
	}

	/** An answer that came through but makes no sense. */
	unexpectedAnswer(what: string): NodeApiError {
		return this.of({
			message: `${this.vendor.name} sent an answer that this node cannot read`,
			nextStep: `${what} Try again; if it does not go away, check the Base URL Override in the credential, or report it to the maintainers of this node.`,
		});
	}

	/** Any other failure. */
	of(
		details: ApiErrorDetails,
		vendorError: VendorError = {},
		secretsOfRequest: string[] = [],
	): NodeApiError {
		const secrets = [...this.connection.secrets, ...secretsOfRequest];
		return toApiError(
			// n8n stores the node's parameters with the error.
			redact(this.node, secrets),
			this.vendor.name,
			redact({ ...details, itemIndex: this.itemIndex }, secrets),
			redact(vendorError, secrets),
		);
	}
}
