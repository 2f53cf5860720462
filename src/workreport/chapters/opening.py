"""Opening: imports by subtraction, and growth rates beside what they add in yuan."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import WORKED, exact, found, name, reported, worked
from workreport.charts import bars, dots, waterfall
from workreport.charts.figure import Figure
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

IMPORTS = Bilingual("Imports, derived", "进口（推算）")
RISING = ("cross_border_ecommerce", "services_trade", "exports", "foreign_trade")


@shown
def parts(edition: Edition, lang: str) -> Figure:
    """Foreign trade taken apart: exports as reported, imports as what is left."""
    total, exports = exact(edition, "foreign_trade:level"), exact(edition, "exports:level")
    imports = derive("difference", whole=total, part=exports)
    share = derive("share", part=exports, whole=total)
    frame = pd.DataFrame(
        [
            reported(total, lang) | {"part": "total"},
            reported(exports, lang) | {"part": "add"},
            worked(IMPORTS.to(lang), imports, lang) | {"part": "add"},
        ]
    )
    return present(
        edition,
        lang,
        waterfall(frame, lang, text="text", meaning="meaning"),
        id="trade-parts",
        title=Bilingual(
            f"Exports are {share.to('en', 3)} of foreign trade; what is left for imports is {imports.to('en', 4)}",
            f"出口占进出口总额的{share.to('zh', 3)}，余下的进口为{imports.to('zh', 4)}",
        ),
        subtitle=years(
            edition,
            "Goods trade in yuan, at current prices; {review}",
            "货物进出口，元，当年价格；{review}年",
        ),
        frame=frame,
        headings=WORKED,
        row_sources="figure_id",
        sources=pd.DataFrame([total, exports]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"imports = {imports.formula_en} = {imports.to('en')}, {imports.interval('en')} by rounding.",
            f"进口 = {imports.formula_zh} = {imports.to('zh')}，因四舍五入在{imports.interval('zh')}之间。",
        ),
    )


@shown
def rates(edition: Edition, lang: str) -> Figure:
    """The growth rates of trade as reported, and that of imports with the interval that rounding leaves."""
    total, exports = exact(edition, "foreign_trade:level"), exact(edition, "exports:level")
    total_rate, exports_rate = exact(edition, "foreign_trade:growth"), exact(edition, "exports:growth")
    change = derive(
        "remainder_growth", whole=total, whole_growth=total_rate, part=exports, part_growth=exports_rate
    )
    stated = [row for key in RISING if (row := found(edition, f"{key}:growth:actual")) is not None]
    frame = pd.DataFrame([reported(row, lang) for row in stated])
    frame = frame.assign(low=float("nan"), high=float("nan"))
    row = worked(IMPORTS.to(lang), change, lang, change.to(lang, 3)) | {
        "low": float(change.low),
        "high": float(change.high),
    }
    frame = pd.concat([frame, pd.DataFrame([row])]).sort_values("value", ascending=False, ignore_index=True)
    fell = change.value < 0
    fastest = max(stated, key=lambda row: row["number"])
    return present(
        edition,
        lang,
        dots(frame, lang, text="text", meaning="meaning", low="low", high="high", unit="%"),
        id="trade-growth",
        title=Bilingual(
            f"{name(fastest, 'en')} grew by {written(fastest, 'en')}; imports, not mentioned, "
            f"{'fell' if fell else 'rose'} by about {number_text(abs(change.value), '%', 'en', digits=3)}",
            f"{name(fastest, 'zh')}增长{written(fastest, 'zh')}；没有提到的进口"
            f"{'下降' if fell else '增长'}约{abs(change.value):.1f}%",
        ),
        subtitle=years(
            edition,
            "Growth on the year before, per cent, at current prices; {review}",
            "比上年增长，%，当年价格；{review}年",
        ),
        frame=frame,
        headings=WORKED,
        row_sources="figure_id",
        sources=pd.DataFrame([*stated, total, exports]).drop_duplicates("figure_id").reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"{change.formula_en} = {change.to('en', 3)}, {change.interval('en')} by rounding.",
            f"{change.formula_zh} = {change.to('zh', 3)}，因四舍五入在{change.interval('zh')}之间。",
        ),
        cautions=[
            Bilingual(
                "Cross-border e-commerce is a way of trading and may be counted in imports and exports as well: "
                "never add the rows.",
                "跨境电商是一种交易方式，可能同时计入进出口，各行不可相加。",
            )
        ],
    )


@shown
def trade(edition: Edition, lang: str) -> Figure:
    """Imports, which the report does not state: by subtraction, with the interval that rounding leaves."""
    total, exports = exact(edition, "foreign_trade:level"), exact(edition, "exports:level")
    total_rate, exports_rate = exact(edition, "foreign_trade:growth"), exact(edition, "exports:growth")
    whole = {"whole": total, "part": exports}
    rates = {"whole_growth": total_rate, "part_growth": exports_rate}
    imports = derive("difference", **whole)
    change = derive("remainder_growth", **whole, **rates)
    imports_before = derive("remainder_before", **whole, **rates)
    total_before = derive("implied_base", level=total, growth=total_rate)
    exports_before = derive("implied_base", level=exports, growth=exports_rate)
    year = int(edition.report["review_year"])
    exports_gain = float(exports["number"]) - float(exports_before.value)
    imports_loss = float(imports.value - imports_before.value)
    yuan = total["unit_base_en"] if lang == "en" else total["unit_base"]
    frame = pd.DataFrame(
        [
            (
                Bilingual(f"{year - 1}, both", f"{year - 1}年合计"),
                float(total_before.value),
                "total",
                "derived",
                total_before.to(lang),
                getattr(total_before, f"formula_{lang}"),
            ),
            (
                Bilingual("Change in exports", "出口变化"),
                exports_gain,
                _part(exports_gain),
                "derived",
                number_text(exports_gain, yuan, lang, digits=3),
                getattr(exports_before, f"formula_{lang}"),
            ),
            (
                Bilingual("Change in imports", "进口变化"),
                imports_loss,
                _part(imports_loss),
                "caution",
                number_text(imports_loss, yuan, lang, digits=3),
                getattr(imports_before, f"formula_{lang}"),
            ),
            (
                Bilingual(f"{year}, both", f"{year}年合计"),
                total["number"],
                "total",
                "actual",
                written(total, lang),
                "",
            ),
        ],
        columns=["label", "value", "part", "meaning", "text", "formula"],
    )
    frame = frame.assign(label=[text.to(lang) for text in frame["label"]], value=frame["value"].abs())
    size, low, high = (abs(x) for x in (change.value, change.high, change.low))
    rise, loss = (number_text(abs(change), "", "en", digits=3) for change in (exports_gain, imports_loss))
    rise_zh, loss_zh = (
        number_text(abs(change), total["unit_base"], "zh", digits=3)
        for change in (exports_gain, imports_loss)
    )
    title = Bilingual(
        f"Exports {'rose' if exports_gain >= 0 else 'fell'} by {rise} yuan, imports "
        f"{'fell' if imports_loss < 0 else 'rose'} by {loss} yuan",
        f"出口{'增加' if exports_gain >= 0 else '减少'}{rise_zh}，进口{'减少' if imports_loss < 0 else '增加'}{loss_zh}",
    )
    return present(
        edition,
        lang,
        waterfall(frame, lang, text="text", meaning="meaning"),
        id="trade-change",
        title=title,
        subtitle=Bilingual(
            f"Exports and imports in yuan, from {year - 1} to {year}", f"进出口，元，{year - 1}年至{year}年"
        ),
        frame=frame,
        headings={
            "label": Bilingual("Part", "项目"),
            "text": Bilingual("Amount", "金额"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([total, exports, total_rate, exports_rate]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"imports = {imports.formula_en} = {imports.to('en')}; they {'fell' if change.value < 0 else 'rose'} by "
            f"{size:.1f} %, {min(low, high):.1f} to {max(low, high):.1f} % by rounding.",
            f"进口 = {imports.formula_zh} = {imports.to('zh')}；{'降幅' if change.value < 0 else '增幅'}{size:.1f}%，"
            f"因四舍五入在{min(low, high):.1f}%至{max(low, high):.1f}%之间。",
        ),
    )


@shown
def gains(edition: Edition, lang: str) -> Figure:
    """What each growth rate means in yuan: the level of the year less the level it grew from."""
    rows, sources = [], []
    for key in ("exports", "cross_border_ecommerce", "services_trade"):
        level, rate = exact(edition, f"{key}:level"), exact(edition, f"{key}:growth")
        before = derive("implied_base", level=level, growth=rate)
        sources += [level, rate]
        gained = float(level["number"]) - float(before.value)
        unit = level["unit_base_en"] if lang == "en" else level["unit_base"]
        rows.append(
            worked(name(level, lang), before, lang)
            | {
                "value": gained,
                "text": number_text(gained, unit, lang, digits=3),
                "note": Bilingual(f"grew by {written(rate, 'en')}", f"增长{written(rate, 'zh')}").to(lang),
                "rate": rate["number"],
                "before": before.to(lang),
            }
        )
    frame = pd.DataFrame(rows).sort_values("value", ascending=False, ignore_index=True)
    most, fastest = frame.iloc[0], frame.loc[frame["rate"].idxmax()]
    title = (
        Bilingual(
            f"{fastest['label']} grew fastest and added {fastest['text']}; {most['label'].lower()} added {most['text']}",
            f"{fastest['label']}增长最快，增量{fastest['text']}；{most['label']}的增量为{most['text']}",
        )
        if most["label"] != fastest["label"]
        else Bilingual(
            f"{most['label']} grew fastest and added most, {most['text']}",
            f"{most['label']}增长最快，增量也最大，为{most['text']}",
        )
    )
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning", note="note"),
        id="trade-gains",
        title=title,
        subtitle=years(edition, "Increase on the year before, yuan; {review}", "比上年增加，元；{review}年"),
        frame=frame,
        headings={
            "label": WORKED["label"],
            "text": Bilingual("Added", "增量"),
            "before": Bilingual("A year before", "上年"),
            "interval": WORKED["interval"],
            "formula": WORKED["formula"],
        },
        sources=pd.DataFrame(sources).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            "level − level ÷ (1 + growth); the interval is that of the year before.",
            "绝对数 − 绝对数 ÷（1＋增速）；区间为上年数的区间。",
        ),
    )


def _part(change: float) -> str:
    return "add" if change >= 0 else "take"
