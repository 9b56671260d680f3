import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, clear, type Scene, type Stage } from '../../demo/stage';
import { play } from '../../demo/story';
import { step } from '../progress';
import { OWNER } from '../real-n8n/api';

/** Lets what glides and fades come to rest. */
const settle = (page: Page) => page.waitForTimeout(1_500);

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[name="password"]').fill(OWNER.password);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL((address) => !address.pathname.includes('signin'));
}

async function openWorkflow(page: Page, url: string, id: string): Promise<void> {
	await page.goto(`${url}/workflow/${id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await page.locator('[data-test-id="zoom-to-fit"]').click();
	await settle(page);
}

async function takePictures(page: Page, url: string, scene: Scene, folder: string): Promise<void> {
	const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });
	await signIn(page, url);
	await openWorkflow(page, url, scene.placeACallId);
	await shoot('place-a-call');
	await page.locator('[data-node-name="Initiate a call"]').first().dblclick();
	await page.locator('[data-test-id="node-execute-button"]').click();
	await page.getByText('Node executed successfully').waitFor();
	await page.getByText('Node executed successfully').waitFor({ state: 'hidden' });
	await page.locator('[data-test-id="output-panel"]').getByText('JSON', { exact: true }).click();
	await settle(page);
	await shoot('initiate-a-call');
	await openWorkflow(page, url, scene.whenACallEndsId);
	await shoot('when-a-call-ends');
	await openWorkflow(page, url, scene.callAndBranchId);
	await shoot('call-and-branch');
}

/** Photographs the example workflows in the editor of a real n8n. */
export async function photographEditor(browser: Browser, folder: string): Promise<void> {
	const stage: Stage = {};
	try {
		const scene = await build(stage, { keep: false });
		await play(scene);
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
		await step('Take the pictures of the editor', () =>
			takePictures(page, scene.api.url, scene, folder),
		);
	} finally {
		await clear(stage);
	}
}
