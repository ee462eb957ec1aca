/** A mirror of PyPI, and of conda's channels where we know of one. */
export interface Mirror {
	/** The index for pip, uv, Poetry and PDM. */
	readonly pypi: string;
	/** The folder with conda's `pkgs` and `cloud`; public configurations name it, nobody here has tried it. */
	readonly conda?: string;
}

/** The mirrors of the table in the note, in its order. */
export const MIRRORS = {
	tuna: { pypi: 'https://pypi.tuna.tsinghua.edu.cn/simple', conda: 'https://mirrors.tuna.tsinghua.edu.cn/anaconda' },
	ustc: { pypi: 'https://mirrors.ustc.edu.cn/pypi/simple', conda: 'https://mirrors.ustc.edu.cn/anaconda' },
	aliyun: { pypi: 'https://mirrors.aliyun.com/pypi/simple/', conda: 'https://mirrors.aliyun.com/anaconda' },
	pku: { pypi: 'https://mirrors.pku.edu.cn/pypi/simple' },
	tencent: { pypi: 'https://mirrors.cloud.tencent.com/pypi/simple' },
	huawei: { pypi: 'https://repo.huaweicloud.com/repository/pypi/simple' },
} as const satisfies Record<string, Mirror>;
export type MirrorName = keyof typeof MIRRORS;
export const MIRROR_NAMES = Object.keys(MIRRORS) as MirrorName[];

/** Douban's, which no longer answer. */
export const DEAD: readonly string[] = ['pypi.douban.com', 'pypi.doubanio.com'];
