/**
 * What every lab with an engine has around it, in one chunk: cut by who else uses which module it came in five, which
 * compress 0.7 kB worse. What Preact and Vite bring is needed without it, too, and would go along if it had no group of
 * a higher priority.
 */
export const LAB_CHUNKS = [
	{ name: 'preact', test: /node_modules\/preact\//, priority: 1 },
	{ name: 'preload', test: /vite\/preload-helper/, priority: 1 },
	{ name: 'lab-device', test: /src\/labs\/shared\/(DevicePicker|use-engine|engine-size)\.tsx?$/ },
];
