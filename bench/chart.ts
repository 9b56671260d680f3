import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { Measurement, Scenario } from './scenario';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const PANEL = { width: 380, height: 370, top: 120, bottom: 60, left: 64, right: 20 };
/** Legible on a light and on a dark page. */
const COLOURS = ['#0f9d76', '#d9480f', '#7048e8', '#868e96'];
const TEXT = '#868e96';

/** What is drawn beside each other: the first metric of a scenario by its size. */
export interface Panel {
	scenario: Pick<Scenario, 'title' | 'sizeName' | 'metrics' | 'limitName'>;
	measurements: Measurement[];
}

interface Line {
	name: string;
	points: Array<[size: number, value: number]>;
}

/** One line for each contender, and one for the limit. */
function linesOf({ scenario, measurements }: Panel): Line[] {
	const metric = scenario.metrics[0]?.name ?? '';
	const pointsOf = (name: string) =>
		measurements
			.filter(({ contender }) => contender === name)
			.flatMap(({ size, values }): Line['points'] => {
				const value = values[metric];
				return typeof value === 'number' ? [[size, value]] : [];
			});
	const contenders = [...new Set(measurements.map(({ contender }) => contender))];
	const limits = new Map(
		measurements.flatMap(({ size, limit }): Line['points'] => (limit ? [[size, limit]] : [])),
	);
	return [
		...contenders.map((name) => ({ name, points: pointsOf(name) })),
		{ name: scenario.limitName ?? '', points: [...limits] },
	].filter(({ points }) => points.length > 0);
}

/**
 * How the time of each scenario grows, as an SVG. Both axes are logarithmic: in proportion is a
 * line of the same slope in every panel.
 */
export function chartOf(panels: Panel[]): string {
	const axis = {
		type: 'log' as const,
		axisLabel: { color: TEXT },
		nameTextStyle: { color: TEXT },
		nameLocation: 'middle' as const,
		splitLine: { lineStyle: { opacity: 0.2 } },
	};
	const chart = init(null, null, {
		renderer: 'svg',
		ssr: true,
		width: PANEL.width * panels.length,
		height: PANEL.height,
	});
	const lefts = panels.map((_, index) => index * PANEL.width + PANEL.left);
	const lines = panels.map(linesOf);
	chart.setOption({
		animation: false,
		color: COLOURS,
		title: panels.map(({ scenario }, index) => ({
			text: scenario.title,
			left: lefts[index],
			top: 0,
			textStyle: { color: TEXT, fontSize: 14 },
		})),
		legend: lines.map((own, index) => ({
			data: own.map(({ name }) => `${index} ${name}`),
			formatter: (name: string) => name.replace(/^\d+ /, ''),
			orient: 'vertical',
			left: lefts[index],
			top: 26,
			itemHeight: 8,
			textStyle: { color: TEXT },
		})),
		grid: lefts.map((left) => ({
			left,
			top: PANEL.top,
			bottom: PANEL.bottom,
			width: PANEL.width - PANEL.left - PANEL.right,
		})),
		xAxis: panels.map(({ scenario, measurements }, gridIndex) => ({
			...axis,
			gridIndex,
			name: scenario.sizeName,
			min: Math.min(...measurements.map(({ size }) => size)),
			nameGap: 28,
		})),
		yAxis: panels.map(({ scenario }, gridIndex) => ({
			...axis,
			gridIndex,
			name: scenario.metrics[0]?.unit,
			nameGap: 44,
		})),
		series: lines.flatMap((own, index) =>
			own.map(({ name, points }, place) => ({
				type: 'line' as const,
				name: `${index} ${name}`,
				xAxisIndex: index,
				yAxisIndex: index,
				data: points,
				color: name === panels[index]?.scenario.limitName ? TEXT : COLOURS[place],
				lineStyle: { type: place === own.length - 1 ? ('dashed' as const) : ('solid' as const) },
			})),
		),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
