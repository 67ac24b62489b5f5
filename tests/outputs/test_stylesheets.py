"""The one style sheet of the pages: what goes, what stays, and how pages come to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.outputs.stylesheets import join_stylesheets
from scripts.outputs.stylesheets.rules import trim
from scripts.outputs.stylesheets.vocabulary import read_vocabulary

PAGE = (
    '<html dir="ltr"><body class="md-page wide" data-md-color-scheme="slate">'
    '<a id="top" href="#top">Top</a><script>here.classList.add("js-on")</script></body></html>'
)
SCRIPT = """
const panel = h("aside", { class: "md-panel" }), k = 1
root.classList.toggle("is-open"); root.querySelector(".md-sought"); root.md_property = k
root.className = `md-step--${k}`
getComputedStyle(root).getPropertyValue("--read-by-script")
"""

CASES = {
    ".md-page{a:b}": ".md-page{a:b}",
    ".md-gone{a:b}": "",
    ".md-gone,.md-page{a:b}": ".md-page{a:b}",
    ".md-page .md-gone{a:b}": "",
    "#top:hover::before{a:b}": "#top:hover::before{a:b}",
    "#nowhere{a:b}": "",
    "video{a:b}": "",
    "[dir=ltr] .wide{a:b}": "[dir=ltr] .wide{a:b}",
    "[dir=rtl] .wide{a:b}": "",
    "[data-md-color-scheme=slate]{a:b}": "[data-md-color-scheme=slate]{a:b}",
    "[data-md-color-scheme=teal]{a:b}": "",
    "[href^=http]{a:b}": "[href^=http]{a:b}",
    ".md-page:not(.md-gone){a:b}": ".md-page:not(.md-gone){a:b}",
    ".md-page:is(.md-gone,.wide){a:b}": ".md-page:is(.md-gone,.wide){a:b}",
    ".md-page:is(.md-gone,.md-lost){a:b}": "",
    ".md-panel{a:b}": ".md-panel{a:b}",
    ".is-open .js-on{a:b}": ".is-open .js-on{a:b}",
    ".md-step--two{a:b}": ".md-step--two{a:b}",
    ".md-sought{a:b}": "",
    ".k{a:b}": "",
    "@media print{.md-page{a:b}.md-gone{a:b}}": "@media print{.md-page{a:b}}",
    "@media print{.md-gone{a:b}}": "",
    "@supports (a:b){@media print{.wide{a:b}}}": "@supports (a:b){@media print{.wide{a:b}}}",
    "@keyframes turn{0%{a:b}to{a:c}}": "@keyframes turn{0%{a:b}to{a:c}}",
    ".wide{--unused:1;a:b}": ".wide{a:b}",
    ".wide{--unused:1}": "",
    ".wide{--one:1;--two:var(--one);a:var(--two)}": ".wide{--one:1;--two:var(--one);a:var(--two)}",
    '.wide{--icon:url("data:x;{,}");a:var(--icon)}': '.wide{--icon:url("data:x;{,}");a:var(--icon)}',
    "/* said */ .wide { a : b }": ".wide{a : b}",
    ".wide{--read-by-script:1}": ".wide{--read-by-script:1}",
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_stays_when_a_page_can_use_it(rule: str) -> None:
    assert trim(rule, "", read_vocabulary([PAGE], [SCRIPT])).strip() == CASES[rule]


def test_our_own_rules_all_stay_and_keep_the_properties_they_use() -> None:
    ours = "/* why */\n.later {\n  color: var(--theme-ink)\n}\n"
    text = trim(".wide{--theme-ink:#111;--theme-paper:#fff}", ours, read_vocabulary([PAGE], []))
    assert text == ".wide{--theme-ink:#111}\n.later { color: var(--theme-ink) }"


def make_site(folder: Path, rule: str) -> Path:
    for path, text in {
        "assets/stylesheets/theme.css": f".md-page{{a:b}}{rule}",
        "assets/css/own.css": ".own{a:b}",
        "assets/js/tool.js": SCRIPT,
        "index.html": f'<link rel="stylesheet" href="assets/stylesheets/theme.css">\n  {PAGE}',
        "zh/a.html": '<link rel="stylesheet" href="../assets/stylesheets/theme.css">\n'
        '<link rel="stylesheet" href="../assets/css/own.css">\n<p>',
        "slides/a.html": '<link rel="stylesheet" href="elsewhere.css">',
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_every_page_gets_the_one_sheet_and_the_many_are_gone(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", ".md-gone{a:b}")
    join_stylesheets(site, tmp_path / "cache")
    (sheet,) = (site / "assets").rglob("*.css")
    assert sheet.read_text("utf-8") == ".md-page{a:b}\n.own{a:b}"
    address = f"assets/stylesheets/{sheet.name}"
    assert (site / "index.html").read_text("utf-8").startswith(f'<link rel="stylesheet" href="{address}">\n<html')
    assert (site / "zh/a.html").read_text("utf-8") == f'<link rel="stylesheet" href="../{address}">\n<p>'
    assert "elsewhere.css" in (site / "slides/a.html").read_text("utf-8")


def test_a_changed_sheet_or_page_is_noticed_and_gets_another_name(tmp_path: Path) -> None:
    names = set()
    for number, rule in enumerate(["", ".wide{a:b}", ".wide{a:c}"]):
        site = make_site(tmp_path / str(number), rule)
        join_stylesheets(site, tmp_path / "cache")
        names.add(next((site / "assets").rglob("*.css")).name)
    site = make_site(tmp_path / "more", ".wide{a:c}.md-new{a:b}")
    (site / "new.html").write_text('<p class="md-new">', encoding="utf-8")
    join_stylesheets(site, tmp_path / "cache")
    assert ".md-new" in next((site / "assets").rglob("*.css")).read_text("utf-8")
    assert len(names) == 3


@pytest.mark.parametrize("mishap", ["killed while it is kept", "no place to keep it"])
def test_what_is_kept_between_builds_is_whole_or_not_there(
    mishap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    if mishap.startswith("no"):
        cache.write_text("in the way", "utf-8")
    else:
        monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            join_stylesheets(make_site(tmp_path / "killed", ".wide{a:b}"), cache)
        monkeypatch.undo()
        for left in cache.iterdir():
            left.write_text(left.read_text("utf-8")[:5], "utf-8")
    site = make_site(tmp_path / "next", ".wide{a:b}")
    join_stylesheets(site, cache)
    (sheet,) = (site / "assets").rglob("*.css")
    assert sheet.read_text("utf-8") == ".md-page{a:b}.wide{a:b}\n.own{a:b}"
