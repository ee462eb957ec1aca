import { FORMAT_NAMES, isDescription, OPENED_WITH, type Sentences, size, whole } from './words.ts';

const code = (text: string | number | undefined) => `\`${text ?? '?'}\``;
const list = (texts: readonly string[] | undefined, most = 4) =>
	(texts ?? []).slice(0, most).map(code).join('、') + ((texts?.length ?? 0) > most ? ' 等' : '');
const named = (p: { globals?: readonly { name: string }[] }) => list(p.globals?.map((g) => g.name));
const others = (count: number | undefined) => (count && count > 1 ? `这样的地方共 ${whole(count)} 处。` : '');
const saved = (p: { tensors?: number; of?: number }) =>
	p.of ? `${whole(p.of)} 个张量里有 ${whole(p.tensors ?? 0)} 个是完整的。` : '';
const at = (path: readonly (string | number)[] | undefined) => (path ? code(path.join('.')) : '某个张量');
const AGAIN = '重新下载或复制，并和来源比对文件大小。';
const REPACK = '勾选下面的修复：按 torch.save 的样子重写压缩包，数据原样不动。';
const OR_SALVAGE = `${AGAIN}没有别的副本时，把完整的张量抢救出来。`;

/** 每一种发现的中文说法。 */
export const sentences: Sentences = {
	'empty-file': () => ({
		title: '文件是空的',
		text: '大小为 0 字节。多半是保存时磁盘已满，或者下载根本没有开始。',
		next: '回到上一个检查点，或重新下载。',
	}),
	'all-zeros': (p) => ({
		title: '全是零',
		text: `${size(p.bytes ?? 0)} 全部为零：空间占好了，内容没写进去。PyTorch 把它当成空的 tar，所以报错文不对题。`,
		next: AGAIN,
	}),
	'lfs-pointer': (p) => ({
		title: '这是 Git LFS 指针，不是权重',
		text: `克隆仓库时没有取回大文件。真正的文件有 ${size(p.bytes ?? 0)}${p.text ? `，SHA-256 以 ${code(p.text.slice(0, 12))} 开头` : ''}。`,
		next: '在仓库里运行 `git lfs pull`，或用网页上的下载按钮。',
	}),
	'html-page': (p) => ({
		title: '这是网页，不是权重',
		text: `下载到的是 HTML${p.text ? `，标题是「${p.text}」` : ''}：登录页、确认页或报错页。`,
		next: '换成直接下载的链接：GitHub 用 raw；Hugging Face 把 `blob` 换成 `resolve`；网盘要先在浏览器里点确认。',
	}),
	'json-text': (p) => ({
		title: '这是一段 JSON，不是权重',
		text: p.text ? `内容是：${p.text}` : '服务器返回的是 JSON，不是文件。',
		next: '检查地址和访问令牌后重新下载。如果它是配置文件，权重在另一个文件里。',
	}),
	'xml-text': (p) => ({
		title: '这是一段 XML，不是权重',
		text: p.text ? `内容是：${p.text}` : '存储服务返回了 XML 格式的报错。',
		next: '链接写错了或已过期，换一个新的再下载。',
	}),
	'plain-text': (p) => ({
		title: '这是纯文本，不是权重',
		text: p.text ? `内容是：${p.text}` : '文件里是纯文本。',
		next: '检查下载地址，然后重新下载。',
	}),
	'python-source': () => ({
		title: '这是 Python 源码，不是权重',
		text: '文件里是一段程序。',
		next: '权重在另一个文件里：找找 .pth、.pt、.ckpt 或 .safetensors。',
	}),
	'other-format': (p) => ({
		title: `这是 ${FORMAT_NAMES[p.format ?? ''] ?? p.format} 文件`,
		text: '不管后缀是什么，torch.load 都不读这种格式。',
		next: OPENED_WITH[p.format ?? ''] ? `用 ${code(OPENED_WITH[p.format ?? ''])} 打开。` : '用生成它的程序打开。',
	}),
	'unknown-format': () => ({
		title: '认不出的格式',
		text: '开头的字节不属于任何已知的检查点、压缩包或文本。可能加了密，也可能从第一个字节就坏了。',
		next: AGAIN,
	}),
	'wrong-extension': (p) => ({
		title: `后缀是 ${p.extension}，内容是 ${FORMAT_NAMES[p.format ?? ''] ?? p.format}`,
		text: '起作用的是内容，但有些程序看后缀：torch 2.14 的 `torch.load` 会把所有 .safetensors 交给 safetensors 库。',
		next:
			p.format === 'safetensors'
				? '改名为 .safetensors，或用 `safetensors.torch.load_file(path)` 读取。'
				: '改名为 .pth。',
	}),
	wrapped: (p) => ({
		title: `外面还包着一层 ${p.texts?.join('、') ?? '别的格式'}`,
		text: `里面有一个检查点${p.text ? `（${code(p.text)}）` : ''}，但 torch.load 不会解包。下面说的都是里面的内容。`,
		next: '先解包，或从这里取走解开的文件。',
	}),
	'prefix-bytes': (p) => ({
		title: `文件前面多了 ${whole(Number(p.found ?? 0))} 个字节`,
		text: '检查点从这些字节之后才开始。多半是下载工具或字节序标记加上去的。',
		next: '从这里取走去掉它们的文件。',
	}),
	'trailing-bytes': (p) => ({
		title: '文件末尾多了字节',
		text: `检查点之后还有${p.found !== undefined ? ` ${size(Number(p.found))}` : '一些内容'}，PyTorch 会略过。`,
		next: '',
	}),
	'crlf-damage': () => ({
		title: '被当作文本传输，损坏了',
		text: '二进制数据里的换行符被改写（FTP 文本模式，或 Git 的 autocrlf）。',
		next: '用二进制方式重新传输；Git 里在 .gitattributes 加上 `*.pth binary`。',
	}),
	'utf8-damage': (p) => ({
		title: '被当作文本重新编码，数据已丢失',
		text:
			p.found === 'UTF-16'
				? '有工具把它当文本存成了 UTF-16，PowerShell 的 `>` 就会这样。'
				: '不合 UTF-8 的字节都被换成了 EF BF BD。有工具把它当文本打开又存了一遍。',
		next: '无法还原。请以二进制方式重新获取文件。',
	}),
	'zip-truncated': (p) => ({
		title: '文件不完整',
		text: `压缩包的结尾不见了${p.missing ? `，至少缺 ${size(p.missing)}` : ''}。${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? OR_SALVAGE : AGAIN,
	}),
	'zip-end-damaged': (p) => ({
		title: p.found === 'wrong' ? '压缩包的结尾记录有误' : '只缺最后几个字节',
		text:
			p.found === 'wrong'
				? '结尾记录和 zip64 的那条对不上。PyTorch 只看后者，照样加载；别的工具可能会拒绝。'
				: '压缩包的最后一条记录被截掉了，要紧的内容都在。',
		next: '勾选下面的修复，什么都不会丢。',
	}),
	'zip-directory-damaged': () => ({
		title: '压缩包的目录损坏',
		text: '目录已不可信，记录是逐个找出来的。',
		next: REPACK,
	}),
	'zip-local-header': (p) => ({
		title: '一条记录的头部损坏',
		text: `${code(p.record)} 前面的头部和目录对不上。${others(p.count)}${p.found === 'differs' ? 'PyTorch 以头部为准，可能一声不响地读到别的字节。' : '后面的数据可读：`torch.load(path, mmap=True)` 能成功。'}`,
		next: REPACK,
	}),
	'zip-crc': (p) => ({
		title: '校验和对不上',
		text: `${code(p.record)} 的字节和保存时不一样。${others(p.count)}${isDescription(p.record) ? '张量的名字和描述都在里面，下面其他的问题可能由此而来。' : 'PyTorch 从不检查这一点：它会一声不响地读进错误的数。'}`,
		next: AGAIN,
	}),
	'zip-crc-disabled': () => ({
		title: '保存时没有写校验和',
		text: '所有校验和都是 0（`set_crc32_options(False)`），损坏无从察觉。',
		next: '',
	}),
	'zip-duplicate-name': (p) => ({
		title: '两条记录同名',
		text: `${code(p.record)} 出现了不止一次。PyTorch 取其中一个，取哪个要看它排序的结果；这里读的是同一个。`,
		next: '有人改过这个压缩包，请确认来源可信。',
	}),
	'zip-encrypted': () => ({
		title: '压缩包带密码',
		text: '里面的记录加了密，PyTorch 读不了。',
		next: '用密码解开，再加载里面的文件。',
	}),
	'zip-method': (p) => ({
		title: 'PyTorch 不支持的压缩方式',
		text: `${code(p.record)} 用了压缩方式 ${p.found ?? '?'}；torch.save 只存储，不压缩。`,
		next: '解开后用 `zip -0 -r` 重新打包。',
	}),
	'zip-no-root': () => ({
		title: '重新打包时丢了顶层文件夹',
		text: 'torch.save 把所有内容放在一个文件夹里，这里的记录却直接放在最外层。',
		next: REPACK,
	}),
	'zip-nested-root': () => ({
		title: '重新打包时多了一层文件夹',
		text: '记录套在两层文件夹里，PyTorch 找不到 `version`。',
		next: REPACK,
	}),
	'zip-two-roots': (p) => ({
		title: '有两个顶层文件夹',
		text: `PyTorch 只接受一个${p.record ? `；${code(p.record)} 在它外面` : ''}。`,
		next: REPACK,
	}),
	'zip-stray-files': (p) => ({
		title: '混进了不该有的文件',
		text: `多出了 ${code(p.record ?? p.found)}，多半是在 macOS 上重新压缩时加进去的。`,
		next: REPACK,
	}),
	'zip-limit': () => ({
		title: '压缩包大得离谱',
		text: '它声称的记录数或大小超过任何检查点，读到这里就停了。',
		next: '除非是你自己做的，否则请当作恶意文件。',
	}),
	'no-data-pkl': () => ({
		title: '缺少张量的描述',
		text: '没有 `data.pkl`。要么 `torch.save` 中途报错，只留下空壳；要么只打包了文件夹的一部分。',
		next: '重新保存，并看清 torch.save 报的错。',
	}),
	'no-version': () => ({
		title: '缺少 `version` 记录',
		text: '没有它，PyTorch 就拒绝读取。张量都在。',
		next: REPACK,
	}),
	'version-too-new': (p) => ({
		title: `文件格式版本为 ${p.found ?? '?'}`,
		text: 'PyTorch 认识的最新版本是 10。要么文件来自未来，要么这条记录坏了。',
		next: '升级 PyTorch；不行就用下面的修复重写文件。',
	}),
	'version-damaged': (p) => ({
		title: '记录 `version` 已损坏',
		text: `里面是 ${code(String(p.found ?? '').trim())}，应当是 1 到 10 的整数。张量都在。`,
		next: REPACK,
	}),
	'byteorder-damaged': (p) => ({
		title: '记录 `byteorder` 已损坏',
		text: `里面是 ${code(String(p.found ?? ''))}，PyTorch 只认 \`little\` 和 \`big\`。这里按 \`little\` 读。`,
		next: REPACK,
	}),
	'no-constants': () => ({
		title: '不是 TorchScript 文件',
		text: '`torch.jit.load` 要找 `constants.pkl`，而 torch.save 不写它。',
		next: '改用 `torch.load`。',
	}),
	'big-endian': () => ({
		title: '在大端机器上保存',
		text: '数字的字节顺序相反。PyTorch 和本页都会换过来。',
		next: '',
	}),
	'pickle-truncated': () => ({
		title: '文件结束得太早',
		text: '张量的描述中途断了，因此不知道各个张量在哪里。',
		next: AGAIN,
	}),
	'pickle-damaged': (p) => ({
		title: '张量的描述已损坏',
		text: `pickle 在第 ${p.byte ?? '?'} 字节处说不通${p.found ? `（${p.found}）` : ''}。在此之前读到的内容列在下面。`,
		next: AGAIN,
	}),
	'pickle-limit': () => ({
		title: '专门用来耗尽内存的 pickle',
		text: '完整展开它所需的内存超过任何检查点，读到上限就停了。',
		next: '不要在 Python 里加载它。',
	}),
	'pickle-extra': () => ({
		title: 'pickle 后面还有数据',
		text: '描述结束之后还有内容，PyTorch 不会读。',
		next: '',
	}),
	'pickle-protocol': (p) => ({
		title: p.found === 0 ? 'pickle 协议 0 或 1' : `pickle 协议 ${p.found ?? '≥ 4'}，含 PyTorch 不读的操作码`,
		text:
			p.found === 0
				? '保存时没有用默认的 pickle 协议 2；协议 0 和 1 `weights_only=True` 读不了，协议 0 连 `weights_only=False` 也读不回来。'
				: '保存时没有用默认的 pickle 协议 2；这样的 pickle `weights_only=True` 读不了。',
		next: '用下面的修复以协议 2 重写，或者保存时不要传 `pickle_protocol`。',
	}),
	'pickle-extension': () => ({
		title: '名字藏在编号后面',
		text: '这个 pickle 用登记编号（EXT）调用东西，看不出调用的是什么。正常的检查点用不着。',
		next: '不要在 Python 里加载它。',
	}),
	'bad-persistent-id': () => ({
		title: '引用的不是存储',
		text: '这个 pickle 引用了外部的东西，PyTorch 不认识。',
		next: '它不是 torch.save 写的，或者之后被改过。',
	}),
	'weights-only-refuses': (p) => ({
		title: 'PyTorch 默认拒绝加载',
		text: `里面有 ${whole(p.count ?? 0)} 个名字不在 \`weights_only=True\` 的允许列表里：${named(p)}。PyTorch 一次只报一个，这里是全部。`,
		next: '来源可信时，用 `torch.serialization.safe_globals([...])` 只放行这几个；只要张量时，从下面取一份不含它们的文件。',
	}),
	'global-unknown': (p) => ({
		title: '需要 PyTorch 以外的代码',
		text: `完整加载时会导入 ${code(`${p.module}.${p.name}`)}。`,
		next: '安装定义它的包，或者只取张量。',
	}),
	'global-dangerous': (p) => ({
		title: '不要在 Python 里加载这个文件',
		text: `加载时它会调用 ${named(p)}，也就是执行作者想执行的东西。在这里什么都没有执行，只是读了一遍。`,
		next: `删掉它，并告诉提供下载的人。${(p.tensors ?? 0) > 0 ? '需要里面的张量时，从下面取：那份文件只有数字。' : ''}`,
	}),
	'not-torch-save': (p) => ({
		title: '是 pickle 写的，不是 torch.save',
		text: `由 \`pickle.dump\` 或 joblib 保存，torch.load 不认识。${(p.tensors ?? 0) > 0 ? '里面的张量在这里可以读。' : ''}`,
		next: (p.tensors ?? 0) > 0 ? '用下面的修复转换。' : '来源可信时，用 `pickle.load` 读取。',
	}),
	'legacy-header': () => ({
		title: '旧格式的头部不对劲',
		text: '旧格式开头的几段 pickle 不是 torch.save 写的样子。',
		next: AGAIN,
	}),
	'legacy-tar': () => ({
		title: 'PyTorch 0.1.11 之前的检查点',
		text: '它是一个 tar，`weights_only=True` 不读这种文件。',
		next: '用下面的修复转换。',
	}),
	torchscript: () => ({
		title: '这是 TorchScript 模型',
		text: '里面有代码和权重，由 `torch.jit.load` 读取；torch.load 在 `weights_only=True` 时会拒绝。',
		next: '用 `torch.jit.load(path)`，或从下面把权重取成 state_dict。',
	}),
	'exported-program': () => ({
		title: '这是 torch.export 导出的程序',
		text: '里面有计算图和权重，由 `torch.export.load` 读取；torch.load 不读它。',
		next: '用 `torch.export.load(path)`，或从下面把权重取成 state_dict。',
	}),
	'record-missing': (p) => ({
		title: '缺少记录',
		text: `张量需要 ${code(p.record)}，压缩包里却没有。${others(p.count)}${saved(p)}`,
		next: OR_SALVAGE,
	}),
	'record-short': (p) => ({
		title: '有一条记录偏短',
		text: `${code(p.record)} 只有 ${size(Number(p.found ?? 0))}，应有 ${size(Number(p.expected ?? 0))}。${others(p.count)}2.14 之前的 PyTorch 会不声不响地读进去，多出来的部分是内存里的残留。`,
		next: AGAIN,
	}),
	'record-long': (p) => ({
		title: '有一条记录偏长',
		text: `${code(p.record)} 有 ${size(Number(p.found ?? 0))}，张量只用到 ${size(Number(p.expected ?? 0))}。2.14 起 PyTorch 拒绝加载，之前不检查。`,
		next: '用下面的修复重写：只留张量用到的部分。',
	}),
	'storage-truncated': (p) => ({
		title: '文件不完整',
		text: `文件在张量数据中间断了${p.missing ? `，缺 ${size(p.missing)}` : ''}。${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? OR_SALVAGE : AGAIN,
	}),
	'storage-conflict': (p) => ({
		title: '同一个存储有两种说法',
		text: `存储 ${code(p.key)} 的两处描述互相矛盾。`,
		next: '文件损坏了，或者是手工拼出来的。',
	}),
	'device-tag': (p) => ({
		title: `保存自 ${list(p.texts)}`,
		text: `没有这个设备时，\`torch.load(path)\` 会失败。带这个标记的存储有 ${whole(p.tensors ?? 0)} 个。`,
		next: "加载时加上 `map_location='cpu'`，或从下面取一份标记为 `cpu` 的副本。",
	}),
	'legacy-new-dtype': (p) => ({
		title: 'PyTorch 读不了自己写的文件',
		text: `旧格式里存了${p.found ? ` ${code(p.found)}` : '较新的 dtype'}，而旧格式装不下它。本页可以读。`,
		next: '用下面的修复转换；以后保存时去掉 `_use_new_zipfile_serialization=False`。',
	}),
	'view-outside': (p) => ({
		title: '张量超出了它的数据',
		text: `${at(p.path)} 用到了存储里没有的字节。${others(p.count)}`,
		next: '文件损坏了，或者是用来攻击读取程序的。其余张量可以保存下来。',
	}),
	'view-rank': (p) => ({
		title: '形状和步长对不上',
		text: `${at(p.path)} 有 ${p.expected ?? '?'} 个维度，却有 ${p.found ?? '?'} 个步长。`,
		next: '文件已损坏。其余张量可以保存下来。',
	}),
	'view-negative': (p) => ({
		title: '偏移或大小为负',
		text: `${at(p.path)} 从数据之前开始。`,
		next: '文件损坏了，或者是用来攻击读取程序的。其余张量可以保存下来。',
	}),
	'tensor-malformed': (p) => ({
		title: '张量的描述说不通',
		text: `照文件的说法造不出 ${at(p.path)}。${others(p.count)}`,
		next: '其余张量可以保存下来。',
	}),
	'unknown-dtype': (p) => ({
		title: '不认识的 dtype',
		text: `${code(p.found)} 不是已知的 dtype。`,
		next: '文件可能比本页新，也可能已损坏。',
	}),
	'meta-tensor': (p) => ({
		title: '没有数据的张量',
		text: `${at(p.path)} 是从 \`meta\` 设备保存的：只有形状，没有数。${others(p.count)}`,
		next: '让权重有了真实数据之后再保存。',
	}),
	'st-header-length': () => ({
		title: 'safetensors 头部长度不可能',
		text: '前 8 个字节应该是头部的长度。文件被截断了，或者是别的文件用了这个后缀。',
		next: AGAIN,
	}),
	'st-header-json': (p) => ({
		title: 'safetensors 头部已损坏',
		text: p.key
			? `${code(p.key)} 应当是文本到文本的映射。`
			: `张量列表不是合法的 JSON${p.byte !== undefined ? `（第 ${p.byte} 字节）` : ''}。`,
		next: AGAIN,
	}),
	'st-entry': (p) => ({
		title: '头部里有一项不完整',
		text: `${at(p.path)} 缺少 dtype、形状或位置，或者写了两遍。`,
		next: '文件损坏了，或者是手工拼出来的。',
	}),
	'st-dtype': (p) => ({
		title: 'safetensors 不认识的 dtype',
		text: `${at(p.path)} 的 dtype 是 ${code(p.found)}。`,
		next: '升级 safetensors；还不行，就是头部坏了。',
	}),
	'st-offsets': (p) => ({
		title: '形状和大小对不上',
		text: `${at(p.path)} 占 ${p.found ?? '?'} 字节，按形状应为 ${p.expected ?? '?'} 字节。`,
		next: '头部已损坏。其余张量可以保存下来。',
	}),
	'st-overlap': (p) => ({
		title: '张量互相重叠',
		text: `${at(p.path)} 从前一个张量的中间开始。safetensors 会拒绝这样的文件。`,
		next: '头部损坏了，或者被手工改过。',
	}),
	'st-gap': (p) => ({
		title: '张量之间有空洞',
		text: `${at(p.path)} 之前有一段没有张量使用的字节。safetensors 会拒绝这样的文件。`,
		next: '用下面的修复重写文件。',
	}),
	'st-truncated': (p) => ({
		title: '文件不完整',
		text: `${p.missing ? `缺 ${size(p.missing)}。` : ''}${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? OR_SALVAGE : AGAIN,
	}),
	'st-extra': () => ({
		title: '最后一个张量之后还有字节',
		text: '头部没有提到它们，所以 safetensors 拒绝这个文件。张量都是完整的。',
		next: '用下面的修复重写文件。',
	}),
	'shard-index': (p) => ({
		title: '分片的索引',
		text: `它写明哪个张量在哪个文件里；权重在另外${p.count ? ` ${whole(p.count)} 个` : '的'}文件里。`,
		next: '把分片和索引一起选进来。',
	}),
	'shard-missing': (p) => ({
		title: '缺少分片',
		text: `索引提到了${p.found ? ` ${code(p.found)}` : '一些文件'}，但你没有选。${others(p.count)}`,
		next: '把所有分片和索引一起选进来。',
	}),
	'shard-key-missing': (p) => ({
		title: '索引里有、分片里没有的张量',
		text: `${code(p.key)} 应该在 ${code(p.record)} 里，却没有。${others(p.count)}索引和分片不是同一版本，或者某个分片被换过。`,
		next: '从同一个版本重新下载索引和全部分片。',
	}),
	'shard-key-extra': (p) => ({
		title: '分片里有索引没写的张量',
		text: `${code(p.record)} 里的 ${code(p.key)} 不在索引里。${others(p.count)}按索引加载的程序会漏掉它。`,
		next: '在下面取一个合并了全部分片的文件，或者从同一个版本重新下载索引和分片。',
	}),
	'shard-key-twice': (p) => ({
		title: '同一个张量出现在几个分片里',
		text: `${code(p.key)} 同时在 ${p.record} 里。${others(p.count)}以最后一个为准，与依次加载的结果相同。`,
		next: '从同一个版本重新下载全部分片。',
	}),
	'shards-joined': (p) => ({
		title: `${whole(p.count ?? 0)} 个分片，按一个检查点来读`,
		text: '这里的名字、形状和结论都是全部分片合起来的；每个文件也可以单独看。',
		next: '想要单个文件，可以在下面取：数据原样拷贝。',
	}),
	limit: () => ({
		title: '读到上限就停了',
		text: '文件要求的资源超过任何已知的检查点。',
		next: '在此之前读到的内容列在下面。',
	}),
	'reader-fault': () => ({
		title: '本页出错了',
		text: '读取程序以不该有的方式失败。文件里的任何东西都没有被执行。',
		next: '请把这个文件的情况报告给我们。',
	}),
	'whole-model': (p) => ({
		title: '存的是整个模型，不是 state_dict',
		text: `文件里是 Python 对象${p.text ? `（${code(p.text)}）` : ''}，加载时要有它的类：同样的代码，放在同样的位置。里面的 ${whole(p.tensors ?? 0)} 个张量不需要类也能取出来。`,
		next: '从下面取出 state_dict，再用 `model.load_state_dict(...)` 加载。',
	}),
	nested: (p) => ({
		title: '这是训练检查点',
		text: `权重在 ${code(p.text)} 这一项里（${whole(p.tensors ?? 0)} 个张量）。${(p.texts?.length ?? 0) > 1 ? `其他可能的位置：${list(p.texts?.slice(1))}。` : ''}`,
		next: `\`model.load_state_dict(checkpoint${(p.path ?? []).map((k) => `[${JSON.stringify(k)}]`).join('')})\``,
	}),
	prefix: (p) => ({
		title: `每个键都以 ${list(p.texts)} 开头`,
		text: `${code(p.text)} 在普通模型里叫 ${code(p.found)}，所以 load_state_dict 会把每个键报两遍：一遍缺失，一遍多余。`,
		next: '用下面的修复去掉前缀，或照旁边的代码在 Python 里去掉。',
	}),
	'prefix-mixed': (p) => ({
		title: `一部分键带有 ${list(p.texts)}`,
		text: `${whole(p.of ?? 0)} 个键里有 ${whole(p.count ?? 0)} 个带前缀：保存时模型只有一部分被包装过。`,
		next: '用下面的修复去掉所有位置的前缀。',
	}),
	'shared-storage': (p) => ({
		title: '有张量共用内存',
		text: `${whole(p.tensors ?? 0)} 个张量共用 ${whole(p.count ?? 0)} 个存储，例如 ${list(p.texts)}。绑定的权重就是这样保存的。`,
		next: '',
	}),
	'oversized-storage': (p) => ({
		title: '存下的比看到的多',
		text: `${code(p.text)} 只是所存数据的一小部分：文件里有 ${size(p.bytes ?? 0)} 不属于任何张量。`,
		next: '保存切片前先 `.clone()`。',
	}),
	'weight-norm': (p) => ({
		title: '旧式命名的 weight norm',
		text: `${code(p.text)} 存成了 \`weight_g\` 和 \`weight_v\`。用新 parametrization 的模型能加载，普通的层不能。`,
		next: '',
	}),
	'position-ids': (p) => ({
		title: '旧版 Transformers 的 position_ids',
		text: `transformers 4.31 起不再保存 ${code(p.text)}，所以会被报为多余的键。`,
		next: '用下面的修复删掉，或加载时用 `strict=False`。',
	}),
	'needs-newer-torch': (p) => ({
		title: '旧版 PyTorch 读不了',
		text: `它用到了 ${list(p.texts)}，旧版本没有。`,
		next: '',
	}),
	'one-of-shards': (p) => ({
		title: `第 ${p.count} 片，共 ${p.of} 片`,
		text: '模型分在几个文件里，只加载这一个会缺键。',
		next: '把所有分片和索引一起选进来。',
	}),
	nan: (p) => ({
		title: '有 nan',
		text: `${whole(p.tensors ?? 0)} 个张量里有 nan，共 ${whole(p.count ?? 0)} 个值；第一个是 ${code(p.text)}。`,
		next: '保存时训练已经发散，请回到更早的检查点。',
	}),
	inf: (p) => ({
		title: '有无穷大',
		text: `${whole(p.tensors ?? 0)} 个张量里有 inf，共 ${whole(p.count ?? 0)} 个值；第一个是 ${code(p.text)}。`,
		next: '注意力掩码里有 inf 很正常；权重里有 inf 说明溢出，常见于 float16。',
	}),
	'no-tensors': () => ({
		title: '里面没有张量',
		text: '文件完好，但没有任何张量。其他内容列在下面。',
		next: '确认一下是不是你要的那个文件。',
	}),
	healthy: (p) => ({
		title: '看不出任何问题',
		text: `${whole(p.tensors ?? 0)} 个张量，描述都说得通，数据都在文件里；加载它不会执行外来代码。`,
		next: '',
	}),
};
