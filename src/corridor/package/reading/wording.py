"""The rules that reading holds a package to, in words for the person who can mend it."""

from corridor.errors import Problem
from corridor.model.vocabulary import Text

_WORDS: dict[str, tuple[str, str, str, str]] = {
    "missing-folder": (
        "找不到数据包文件夹 {found}",
        "there is no folder {found}",
        "检查路径；数据包是一个文件夹，内有 datapackage.json 和各 CSV 表",
        "check the path; a package is a folder with datapackage.json and the CSV tables",
    ),
    "missing-file": (
        "缺少文件 {file}",
        "the file {file} is missing",
        "补上该文件；没有内容时只保留表头（图层保留空的 FeatureCollection）",
        "add it; without content it has its header only (a layer: an empty FeatureCollection)",
    ),
    "unreadable-file": (
        "文件无法读取：{found}",
        "the file cannot be read: {found}",
        "用文本编辑器打开并改正该处",
        "open it in a text editor and mend that place",
    ),
    "not-utf-8": (
        "文件不是 UTF-8 编码（字节 {found}）",
        "the file is not UTF-8 (bytes {found})",
        "另存为“CSV UTF-8”",
        'save it again as "CSV UTF-8"',
    ),
    "missing-column": ("缺少列 {field}", "the column {field} is missing", "补上该列", "add the column"),
    "repeated-column": (
        "列 {field} 出现两次",
        "the column {field} stands there twice",
        "删去其中一列",
        "remove one of the two",
    ),
    "unknown-column": (
        "数据契约中没有列 {field}",
        "the contract has no column {field}",
        "改正列名，或删去该列；新语言先写进 corridor.csv 的 languages",
        "correct its name or remove it; a new language goes into languages of corridor.csv first",
    ),
    "ragged-row": (
        "本行有 {found} 栏，表头有 {expected} 栏",
        "the row has {found} cells, the header {expected}",
        "补齐或删去多余的栏；含逗号的内容须加引号",
        "add or remove cells; a cell with a comma needs quotation marks",
    ),
    "one-row": (
        "应恰有一行，实有 {found} 行",
        "one row is expected, there are {found}",
        "只保留描述本长廊的一行",
        "keep the one row that describes the corridor",
    ),
    "missing-value": ("{field} 为空", "{field} is empty", "填写该栏", "fill the cell"),
    "wrong-type": (
        "“{found}”不是{expected_zh}",
        '"{found}" is not {expected_en}',
        "改写为{example}这样的形式",
        "write it like {example}",
    ),
    "wrong-form": (
        "“{found}”不符合应有的写法 {expected}",
        '"{found}" does not have the form {expected}',
        "照此写法改正",
        "write it in that form",
    ),
    "not-a-list": (
        "列表“{found}”有空项或重复项",
        'the list "{found}" has an empty or a repeated item',
        "各项用“;”隔开，每项一次",
        "part the items with ; and name each once",
    ),
    "not-a-period": (
        "“{found}”不是 ISO 8601 时期",
        '"{found}" is no ISO 8601 period',
        "写成 2020、2026-Q3、2022-02、2019/2021、../2022-02、P1Y/2022-02 或 [2021,2022]",
        "write 2020, 2026-Q3, 2022-02, 2019/2021, ../2022-02, P1Y/2022-02 or [2021,2022]",
    ),
    "unknown-word": (
        "“{found}”不在规定用词之内",
        '"{found}" is none of the words allowed',
        "改用：{expected}",
        "use one of: {expected}",
    ),
    "out-of-range": (
        "{found} 超出范围 {expected}",
        "{found} is outside {expected}",
        "核对并改正该数",
        "check and correct the number",
    ),
    "unknown-code": (
        "{table} 中没有“{found}”",
        '{table} has no "{found}"',
        "改正代码，或在 {table} 中补上这一行",
        "correct the code, or add its row to {table}",
    ),
    "duplicate-id": (
        "id “{found}”已在第 {first} 行出现",
        'the id "{found}" is already that of line {first}',
        "每个 id 只用一次；删去重复行或另给新 id",
        "an id is used once; remove the row or give it an id of its own",
    ),
    "duplicate-feature": (
        "id “{found}”已属于前面的要素",
        'the id "{found}" is already that of an earlier feature',
        "每个要素用自己的 id",
        "give each feature an id of its own",
    ),
    "unreadable-layer": (
        "不是有效的 GeoJSON FeatureCollection：{found}",
        "this is no GeoJSON FeatureCollection: {found}",
        "用制图配方重新生成该图层",
        "make the layer again with its recipe",
    ),
    "unreadable-geometry": (
        "要素“{found}”没有可读的几何图形",
        'the feature "{found}" has no readable geometry',
        "补上几何图形，或删去该要素",
        "give it a geometry, or remove it",
    ),
    "unreadable-sentence": (
        "本行不是“定位号 句子”：{found}",
        'the line is not "locator sentence": {found}',
        "写成“3.10 句子”；注释以 # 开头",
        'write "3.10 sentence"; a comment begins with #',
    ),
    "duplicate-locator": (
        "定位号 {found} 出现两次",
        "the locator {found} stands there twice",
        "每句用自己的定位号",
        "give each sentence a locator of its own",
    ),
}

RULES = frozenset(_WORDS)
"""The names of the rules."""


def problem(rule: str, file: str, line: int, field: str, found: object, **facts: object) -> Problem:
    """A breach of `rule` at a place, in Chinese and English; `facts` are what its words speak of beside `found`."""
    values = {"file": file, "field": field, "found": found, **facts}
    zh, en, remedy_zh, remedy_en = (words.format(**values) for words in _WORDS[rule])
    return Problem(
        rule=rule,
        file=file,
        line=line,
        field=field,
        found=str(found),
        message=Text({"zh": zh, "en": en}),
        remedy=Text({"zh": remedy_zh, "en": remedy_en}),
    )
