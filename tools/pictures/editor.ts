import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, clear, type Scene, type Stage } from '../../demo/stage';
import { play } from '../../demo/story';
import { Editor } from '../editor';
import { step } from '../progress';

/** Lets what glides and fades come to rest. */
const settle = (page: Page) => page.waitForTimeout(1_500);

async function openWorkflow(editor: Editor, id: string): Promise<void> {
	await editor.openWorkflow(id);
	await settle(editor.page);
}

async function takePictures(editor: Editor, scene: Scene, folder: string): Promise<void> {
	const { page } = editor;
	const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });
	await editor.signIn();
	await openWorkflow(editor, scene.placeACallId);
	await shoot('place-a-call');
	await editor.openNode('Initiate a call');
	await editor.executeStep();
	await page.getByText('Node executed successfully').waitFor({ state: 'hidden' });
	await editor.showOutput('json');
	await settle(page);
	await shoot('initiate-a-call');
	await openWorkflow(editor, scene.whenACallEndsId);
	await shoot('when-a-call-ends');
	await openWorkflow(editor, scene.callAndBranchId);
	await shoot('call-and-branch');
	await editor.visit('/workflow/new');
	await editor.searchNode('Trillet AI', 'Trillet AI');
	await editor.addAction('Actions', 'Start a call');
	await editor.pick('agentId', 'Sales Agent');
	await editor.input('toNumber').fill('+15551230001');
	await settle(page);
	await shoot('start-a-call');
}

/** Photographs the example workflows in the editor of a real n8n. */
export async function photographEditor(browser: Browser, folder: string): Promise<void> {
	const stage: Stage = {};
	try {
		const scene = await build(stage, { keep: false });
		await play(scene);
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
		await step('Take the pictures of the editor', () =>
			takePictures(new Editor(page, scene.api.url), scene, folder),
		);
	} finally {
		await clear(stage);
	}
}
