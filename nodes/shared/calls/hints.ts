import type { IExecuteFunctions } from 'n8n-workflow';
import { addHint } from '../node/hints';
import type { OperationItem } from '../node/operation';

/** Tells what became of requests whose answer was lost; see once.ts. */
export function addPlacementHints(node: IExecuteFunctions, items: OperationItem[]): void {
	const count = (placement: string) =>
		items.filter(({ json }) => json.placement === placement).length;
	const recovered = count('recovered');
	if (recovered > 0) {
		addHint(
			node,
			`${recovered} of ${items.length} items were recovered: the answer was lost or the execution retried, and what the request had made was found. Nothing was placed twice.`,
		);
	}
	const unknown = count('unknown');
	if (unknown > 0) {
		addHint(
			node,
			`${unknown} of ${items.length} items have an unknown outcome: they may or may not have been placed. Check them before you place them again.`,
		);
	}
}
