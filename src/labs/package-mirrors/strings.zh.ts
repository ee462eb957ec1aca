import { shared } from '../shared/strings.zh.ts';
import type { Tool } from './state.ts';
import type { LabStrings } from './strings.en.ts';

/** With a word joiner, so that no line ends between the hyphens. */
const TRUSTED_HOST = '-\u2060-trusted-host';

const TRUST: Partial<Record<Tool, string>> = {
	pip: `所以这里才有 ${TRUSTED_HOST}：不加它，pip 会忽略这个索引。`,
	pdm: '所以这里才关掉 verify_ssl：开着它，PDM 会忽略这个索引。',
};

/** 换源命令的中文文字。 */
export const strings: LabStrings = {
	...shared,
	title: '命令该怎么写？',
	preset: {
		once: 'pip，只这一次',
		always: 'pip，以后都用',
		windows: 'Windows 上的 pip',
		uv: 'uv',
		conda: 'conda',
		old: '老的 http 写法',
		office: '公司内网的 http 镜像',
		douban: '豆瓣源',
	},
	tool: '工具',
	mirror: '镜像',
	span: '用多久',
	system: '系统',
	tools: { pip: 'pip', uv: 'uv', conda: 'conda', poetry: 'Poetry', pdm: 'PDM' },
	mirrors: {
		tuna: '清华 TUNA',
		ustc: '中科大 USTC',
		aliyun: '阿里云',
		pku: '北大 PKU',
		tencent: '腾讯云',
		huawei: '华为云',
		own: '别的地址……',
	},
	spans: { once: '只这一次', always: '以后都用' },
	systems: { linux: 'Linux', macos: 'macOS', windows: 'Windows（PowerShell）' },
	address: '索引地址',
	run: '执行',
	orFile: (path) => `或者写进 ${path}`,
	file: (path) => `写进 ${path}`,
	check: '查看：',
	undo: '撤销：',
	copy: '复制',
	none: '这样没有可用的命令。',
	errors: {
		empty: '请填索引的地址，例如 https://mirror.example/simple。',
		'no-url': '这不是一个地址。地址以 https:// 开头，一般以 /simple 结尾。',
		'no-web': '索引要走 https，这个地址开头是别的协议。',
		dead: '豆瓣源已经停了，请换一个。',
		'no-conda': '我们不知道这个镜像有没有 conda 的频道。PyPI 的索引 conda 读不了。',
	},
	remarks: {
		http: (tool) =>
			`http 上没有人检查收到的是什么：链路上任何人都能换掉安装包，在你的机器上执行代码。${TRUST[tool] ?? ''}请管理员换成 https。`,
		upgraded: () => `这个镜像支持 https，地址已换成 https，也就不需要 ${TRUSTED_HOST}。`,
		'not-simple': () => '索引地址一般以 /simple 结尾，这个不是。',
		password: () => '地址里的密码会以明文留在 shell 历史或配置文件里。',
		'pip-macos': () => '如果有 ~/Library/Application Support/pip 这个文件夹，pip.conf 就在那里面。',
		'uv-lock': () => '这个地址会写进 uv.lock，提交前看一眼。uv 不读 pip.conf。',
		'conda-forge': () => '频道是 conda-forge，PyTorch 现在就从那里装。路径来自公开的配置，我们没有实测。',
		'poetry-project': () => 'Poetry 既不能只换一次，也不能对所有项目生效：这里只管当前文件夹的项目。',
		'pdm-http': () => 'verify_ssl 没有对应的环境变量，所以第一行把它写进项目的 pdm.toml。',
		powershell: () => '这个变量在关掉窗口之前一直有效。',
	},
	announce: (commands, path) => (commands.length ? commands.join('；') : `要写进 ${path ?? ''} 的内容`),
};
