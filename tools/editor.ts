import type { Locator, Page } from 'playwright-core';
import { OWNER } from './real-n8n/api';

/** The editor of a real n8n, by the test ids that n8n's own browser tests use. */
export class Editor {
	/** @param url where the editor is, without a slash at the end */
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	part(testId: string, place: Locator | Page = this.page): Locator {
		return place.locator(`[data-test-id="${testId}"]`);
	}

	/** Opens a page of the editor, such as `/home/credentials`. */
	async visit(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** Signs in as the owner. */
	async signIn(): Promise<void> {
		await this.visit('/signin');
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await this.page.locator('input[name="password"]').fill(OWNER.password);
		await this.part('form-submit-button').click();
		await this.page.waitForURL((address) => !address.pathname.includes('signin'));
	}

	/** Shows all of a stored workflow. */
	async openWorkflow(id: string): Promise<void> {
		await this.visit(`/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
		await this.part('zoom-to-fit').click();
	}

	/** Finds a node with a search word and opens its actions, which n8n lists together with those of its trigger. */
	async searchNode(word: string, displayName: string): Promise<void> {
		const plus = this.part('node-creator-plus-button').or(this.part('canvas-plus-button'));
		await plus.first().click();
		await this.part('node-creator-search-bar').fill(word);
		await this.part('node-creator-item-name').getByText(displayName, { exact: true }).click();
	}

	/** Adds the node of an action, such as `Initiate a call`, which opens it. */
	async addAction(section: 'Actions' | 'Triggers', action: string): Promise<void> {
		const item = this.part('node-creator-item-name').getByText(action, { exact: true });
		const heading = this.part('node-creator-category-item').filter({ hasText: section });
		await heading.waitFor();
		if (!(await item.isVisible())) await heading.click();
		await item.click();
		await this.part('ndv').waitFor();
	}

	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-node-name="${name}"]`).first().dblclick();
		await this.part('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** The input of a parameter, by the parameter's name. */
	input(parameter: string): Locator {
		return this.part(`parameter-input-${parameter}`).locator('input').first();
	}

	/** Turns a switch over. */
	async turn(parameter: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).locator('.el-switch__core').click();
	}

	/** Chooses from the drop-down list of a parameter. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).click();
		await this.page.getByRole('option', { name: option }).locator('visible=true').click();
	}

	/** Opens a picker; what is typed into `search` narrows its list down. */
	async pick(parameter: string, name: string | RegExp, search?: string): Promise<void> {
		await this.part('rlc-input', this.part(`resource-locator-${parameter}`)).click();
		if (search !== undefined) await this.part('rlc-search').fill(search);
		await this.part('rlc-item').filter({ hasText: name }).first().click();
	}

	/** Runs the open node and waits until it has succeeded. */
	async executeStep(): Promise<void> {
		await this.part('node-execute-button').click();
		await this.page.getByText('Node executed successfully').waitFor();
	}

	/** Shows the output of the open node in one of its views, and returns that. */
	async showOutput(view: 'json' | 'binary'): Promise<Locator> {
		const panel = this.part('output-panel');
		await this.part(`radio-button-${view}`, panel).click();
		return this.part('ndv-data-container', panel);
	}
}
