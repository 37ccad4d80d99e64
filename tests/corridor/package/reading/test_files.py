"""Files as text, and the fingerprint of what was read."""

from corridor.package.reading.files import PackageFiles, decoded


def reported(problems):
    return [(problem.rule, problem.file, problem.line, problem.found) for problem in problems]


def test_a_byte_order_mark_is_passed_over(tmp_path):
    (tmp_path / "a.csv").write_bytes("\ufeffid\n一\n".encode())
    problems = []
    assert PackageFiles(tmp_path, problems).text("a.csv") == "id\n一\n"
    assert problems == []


def test_a_missing_file_is_reported(tmp_path):
    problems = []
    assert PackageFiles(tmp_path, problems).text("a.csv") is None
    assert reported(problems) == [("missing-file", "a.csv", 0, "a.csv")]


def test_a_folder_in_place_of_a_file_is_reported(tmp_path):
    (tmp_path / "a.csv").mkdir()
    problems = []
    assert PackageFiles(tmp_path, problems).text("a.csv") is None
    assert [problem.rule for problem in problems] == ["unreadable-file"]


def test_bytes_that_are_no_utf_8_are_reported_with_their_line():
    problems = []
    assert decoded("id\n甲\n".encode() + "乙".encode("gbk"), "a.csv", problems) is None
    assert reported(problems) == [("not-utf-8", "a.csv", 3, "d2 d2")]


def test_the_fingerprint_depends_on_names_and_contents(tmp_path):
    for name, content in {"a": "1", "b": "2", "c": "12", "d": ""}.items():
        (tmp_path / name).write_text(content)

    def fingerprint(*names):
        files = PackageFiles(tmp_path, [])
        for name in names:
            files.text(name)
        return files.fingerprint

    orders = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("a",), ()]
    assert len({fingerprint(*names) for names in orders}) == len(orders)
    assert fingerprint("a", "b") == fingerprint("a", "b")


def test_the_ground_depends_on_the_files_that_are_not_passing(tmp_path):
    def ground(**contents):
        files = PackageFiles(tmp_path, [], ["b"])
        for name, content in contents.items():
            (tmp_path / name).write_text(content)
            files.skip(name)
        return files.ground

    assert ground(a="1", b="2") == ground(a="1", b="3") == ground(a="1")
    assert len({ground(a="1"), ground(a="2"), ground(c="1"), ground(a="1", c="1"), ground()}) == 5


def test_what_is_kept_or_skipped_is_read_once(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    problems = []
    files = PackageFiles(tmp_path, problems)
    files.keep("a")
    files.keep("c")
    (tmp_path / "a").write_text("changed")
    files.skip("b")
    assert files.text("a") == files.text("a") == "a"
    before = files.fingerprint
    files.skip("a")
    files.skip("b")
    assert files.fingerprint == before
    assert reported(problems) == [("missing-file", "c", 0, "c")]


def test_a_file_counts_as_read_when_it_is_asked_for_kept_or_not(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    kept, plain = PackageFiles(tmp_path, []), PackageFiles(tmp_path, [])
    for name in ("b", "a"):
        kept.keep(name)
    assert kept.fingerprint == plain.fingerprint
    for files in (kept, plain):
        files.text("a")
        files.skip("b")
    assert (kept.fingerprint, kept.ground) == (plain.fingerprint, plain.ground)


def test_a_file_that_is_left_is_not_read(tmp_path):
    problems = []
    files = PackageFiles(tmp_path, problems)
    files.leave("a")
    files.skip("a")
    assert not problems


def test_the_digest_of_kept_files_depends_on_names_and_contents(tmp_path):
    def digest(**contents):
        files = PackageFiles(tmp_path, [])
        for name, content in contents.items():
            (tmp_path / name).write_text(content)
            files.keep(name)
        return files.digest_of(("a", "b", "c"))

    different = [digest(a="1"), digest(a="2"), digest(b="1"), digest(a="1", b="1"), digest(), digest(a="1", b="2")]
    assert len({*different}) == len(different)
    assert digest(a="1", d="1") == digest(a="1") == different[0]
