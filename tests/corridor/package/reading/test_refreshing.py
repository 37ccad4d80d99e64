"""How the descriptor is brought up to date with the contract."""

import json

from corridor.package.reading import refreshing


def test_the_command_adds_what_the_contract_says_and_keeps_the_rest(copy):
    path = copy / "datapackage.json"
    before = json.loads(path.read_text("utf-8"))
    refreshing.main([str(copy)])
    after = json.loads(path.read_text("utf-8"))
    kept = {resource["name"]: resource.get("sources") for resource in after["resources"]}
    assert after["name"] == before["name"]
    assert kept == {resource["name"]: resource.get("sources") for resource in before["resources"]}
    areas = next(resource for resource in after["resources"] if resource["name"] == "areas")
    assert [field["name"] for field in areas["schema"]["fields"]][:4] == ["id", "kind", "name_zh", "name_en"]


def test_the_command_follows_the_languages_of_the_package(edit):
    folder = edit("corridor.csv", "zh;en", "zh;en;mn")
    refreshing.main([str(folder)])
    assert '"name_mn"' in (folder / "datapackage.json").read_text("utf-8")


def test_the_command_makes_a_descriptor_where_there_is_none(copy):
    (copy / "datapackage.json").unlink()
    refreshing.main([str(copy)])
    assert json.loads((copy / "datapackage.json").read_text("utf-8"))["name"] == copy.name


def test_the_descriptor_names_a_later_column_only_where_the_table_has_it(copy):
    def columns():
        refreshing.main([str(copy)])
        resources = json.loads((copy / "datapackage.json").read_text("utf-8"))["resources"]
        (areas,) = (resource for resource in resources if resource["name"] == "areas")
        return [field["name"] for field in areas["schema"]["fields"]], areas["schema"]["foreignKeys"]

    (without, keys) = columns()
    header, *rows = (copy / "areas.csv").read_text("utf-8").splitlines()
    lines = [f"{header},above", *(f"{row}," for row in rows)]
    (copy / "areas.csv").write_text("\n".join(lines) + "\n", "utf-8")
    (named, more_keys) = columns()
    assert named == [*without, "above"]
    assert [key["fields"] for key in more_keys] == [*(key["fields"] for key in keys), ["above"]]
