#!/usr/bin/env python3
"""Makes the files that bench/race runs on: what publishers send, in French and in English conventions, with Arabic.

usage: make_files.py [--scale SHARE] FOLDER NAME...      (no NAME: lists them)

The same name gives the same bytes on every machine. Beside each file goes NAME.facts.json: what is true of its table, counted while
it was written, so that an answer can be held against it. A file that is there already is not made again.
"""
import contextlib, datetime, functools, json, os, random, shutil, sys
from dataclasses import dataclass
from typing import Callable

HEADER = ["id", "date", "region", "region_ar", "commune_code", "activite", "montant", "quantite", "taux", "latitude", "longitude",
          "actif", "commentaire"]
REGIONS = [("Tanger-Tétouan-Al Hoceïma", "طنجة"), ("L'Oriental", "وجدة"), ("Fès-Meknès", "فاس"), ("Rabat-Salé-Kénitra", "الرباط"),
           ("Béni Mellal-Khénifra", "بني ملال"), ("Casablanca-Settat", "الدار البيضاء"), ("Marrakech-Safi", "مراكش"),
           ("Drâa-Tafilalet", "الرشيدية"), ("Souss-Massa", "أكادير"), ("Guelmim-Oued Noun", "كلميم"),
           ("Laâyoune-Sakia El Hamra", "العيون"), ("Dakhla-Oued Ed-Dahab", "الداخلة")]
ACTIVITIES = ["Commerce de détail", "Bâtiment; travaux publics", 'Agriculture "bour"', "Services", "Industrie", "Tourisme"]
WORDS = ("le la les du des une commune province eau potable assainissement marché public travaux réalisés pendant l'année école rurale "
         "hôpital où été déjà très élevé financement « projet » n° 12 2024 coût MDH ; , programme suivi المغرب الجهة الجماعة الماء "
         "التعليم مشروع السنة").split()


def days_of(year):
    """Days of a year that every month has."""
    return [datetime.date(year, month, day) for month in range(1, 13) for day in range(1, 29)]


DATES = [day for year in range(2010, 2026) for day in days_of(year)]


class Table:
    """The rows of the 13 columns. `en` and `fr` write the same values, so their clean tables are equal."""

    def __init__(self, rows, seed=7):
        self.rows, self.random = rows, random.Random(seed)
        self.cents = self.quantities = self.blanks = self.hundredths = self.active = self.comments = 0
        self.regions, self.activities, self.dates = set(), set(), set()

    def __iter__(self):
        draw = self.random.random
        for i in range(1, self.rows + 1):
            region, day, activity = int(draw() * 12), int(draw() * len(DATES)), int(draw() * 6)
            commune = f"{region + 1:02d}.{int(100 + draw() * 899)}.{int(1 + draw() * 98):02d}"
            cents, rate = int(draw() * 10**9), int(draw() * 10**4)
            quantity = None if draw() < .05 else int(draw() * 5000)
            latitude, longitude, active = 21 + draw() * 15, draw() * 16 - 17, draw() < .7
            comment = None if draw() < .6 else int(draw() * 100000)
            self.regions.add(region), self.activities.add(activity), self.dates.add(day)
            self.cents += cents
            self.hundredths += rate
            self.active += active
            self.comments += comment is not None
            if quantity is None:
                self.blanks += 1
            else:
                self.quantities += quantity
            yield i, DATES[day], region, commune, activity, cents, quantity, rate, latitude, longitude, active, comment

    def facts(self):
        return {
            "rows": self.rows, "columns": len(HEADER),
            "types": {"id": "BIGINT", "date": "DATE", "montant": "DECIMAL(18,2)", "quantite": "BIGINT", "taux": "DECIMAL(18,2)",
                      "latitude": "DOUBLE", "longitude": "DOUBLE", "actif": "BOOLEAN"},
            "checks": {
                "sum(id)": self.rows * (self.rows + 1) // 2,
                "sum(cast(montant as decimal(18,2)))": cents(self.cents),
                "sum(cast(taux as decimal(18,2)))": cents(self.hundredths),
                "sum(quantite)": self.quantities, "count(*) - count(quantite)": self.blanks,
                "count(*) filter (actif)": self.active, "count(commentaire)": self.comments,
                "count(distinct region)": len(self.regions), "count(distinct activite)": len(self.activities),
                "count(distinct date)": len(self.dates),
                "min(date)": str(DATES[min(self.dates)]), "max(date)": str(DATES[max(self.dates)])}}


def cents(value):
    return f"{value // 100}.{value % 100:02d}"


def quoted(text, delimiter):
    return '"' + text.replace('"', '""') + '"' if delimiter in text or '"' in text else text


@functools.cache
def labels(delimiter, arabic):
    """Cells that come from a short list, once written."""
    return ([quoted(french, delimiter) + delimiter + (native if arabic else french.upper()) for french, native in REGIONS],
            [quoted(activity, delimiter) for activity in ACTIVITIES])


def english(row):
    i, day, region, commune, activity, amount, quantity, rate, latitude, longitude, active, comment = row
    regions, activities = labels(",", True)
    return (f"{i},{day.isoformat()},{regions[region]},{commune},{activities[activity]},{amount // 100}.{amount % 100:02d},"
            f"{'' if quantity is None else quantity},{rate // 100}.{rate % 100:02d},{latitude:.6f},{longitude:.6f},"
            f"{'true' if active else 'false'},{'' if comment is None else f'observation n° {comment}'}")


def french(row, arabic=True):
    i, day, region, commune, activity, amount, quantity, rate, latitude, longitude, active, comment = row
    regions, activities = labels(";", arabic)
    return (f"{i};{day.day:02d}/{day.month:02d}/{day.year};{regions[region]};{commune};{activities[activity]};"
            f"{f'{amount // 100:,}'.replace(',', ' ')},{amount % 100:02d};{'' if quantity is None else quantity};"
            f"{rate // 100},{rate % 100:02d};{f'{latitude:.6f};{longitude:.6f}'.replace('.', ',')};"
            f"{'oui' if active else 'non'};{'' if comment is None else f'observation n° {comment}'}")


def all_quoted(row):
    """Every cell in quotes, needed or not."""
    cells, rest = [], english(row)
    while rest:
        cell, rest = first_cell(rest)
        cells.append(cell)
    return ",".join(cells)


def first_cell(line):
    """The first cell of a line, in quotes, and what is behind its comma; a line that ends with a comma has one more, empty, cell."""
    if line.startswith('"'):
        end = line.index('",') + 1
        return line[:end], line[end + 1:]
    cell, comma, rest = line.partition(",")
    return f'"{cell}"' + (',""' if comma and not rest else ""), rest


def ragged(row):
    """One row in a thousand has a cell too many, and another its last cell too few."""
    line = english(row)
    if row[0] % 1000 == 0:
        return line + ",de trop"
    return line.removesuffix(",") if row[0] % 1000 == 500 else line


def write(path, lines, encoding="utf-8", end="\r\n"):
    with open(path, "w", encoding=encoding, newline="") as out:
        block = []
        for line in lines:
            block.append(line)
            if len(block) == 20000:
                out.write(end.join(block) + end)
                block.clear()
        if block:
            out.write(end.join(block) + end)


def table(path, rows, line, delimiter=",", header=HEADER, **how):
    """A file of the 13 columns, each row written by `line`."""
    made = Table(rows)
    write(path, with_header(delimiter.join(header), map(line, made)), **how)
    return made.facts()


def with_header(header, lines):
    yield header
    yield from lines


def en(path, rows):
    return table(path, rows, english)


def fr(path, rows):
    return table(path, rows, french, ";")


def windows_1252(path, rows):
    return table(path, rows, lambda row: french(row, arabic=False), ";", encoding="cp1252")


def needless_quotes(path, rows):
    return table(path, rows, all_quoted, header=[f'"{name}"' for name in HEADER])


def line_feeds(path, rows):
    return table(path, rows, english, end="\n")


def ragged_rows(path, rows):
    facts = table(path, rows, ragged)
    del facts["checks"]["count(commentaire)"]  # what a cell too many says may be kept or told as a problem
    return facts


def late_decimals(path, rows):
    """A column of whole numbers whose very last cell is not: any sample says integer."""
    facts = table(path, rows, lambda row: english(row[:6] + (row[6] or 0,) + row[7:]))
    amounts = english((rows + 1, DATES[0], 0, "01.100.01", 0, 100, None, 100, 30, -8, True, None)).split(",")
    amounts[7] = "12.5"
    with open(path, "a", encoding="utf-8", newline="") as out:
        out.write(",".join(amounts) + "\r\n")
    return {"rows": rows + 1, "columns": 13, "types": facts["types"] | {"quantite": "DECIMAL(18,1)"},
            "checks": {"sum(cast(quantite as decimal(18,1)))": f"{facts['checks']['sum(quantite)'] + 12}.5",
                       "sum(id)": (rows + 1) * (rows + 2) // 2}}


def wide(path, rows):
    """300 columns: whole numbers, decimals, dates, codes and words in turn."""
    draw, total, width = random.Random(11).random, 0, 300
    header = ",".join(f"{('entier', 'decimal', 'jour', 'code', 'mot')[c % 5]}_{c + 1}" for c in range(width))

    def lines():
        nonlocal total
        yield header
        for i in range(rows):
            cells = []
            for c in range(0, width, 5):
                whole = int(draw() * 10**6)
                total += whole if c == 0 else 0
                day, word = DATES[int(draw() * len(DATES))], WORDS[int(draw() * 20)]
                cells.append(f"{whole},{draw() * 1000:.3f},{day.isoformat()},{whole % 97:02d}-{c},{word}")
            yield ",".join(cells)

    write(path, lines())
    return {"rows": rows, "columns": width, "types": {"entier_1": "BIGINT"}, "checks": {"sum(entier_1)": total}}


def free_text(path, rows):
    """Paragraphs in French and Arabic, with quotes, delimiters and line breaks inside."""
    draw, letters = random.Random(13).random, 0

    def paragraph():
        words = [WORDS[int(draw() * len(WORDS))] for _ in range(int(10 + draw() * 110))]
        if draw() < .2:
            words.insert(len(words) // 2, 'dit "le grand"\r\npuis')
        return " ".join(words)

    def lines():
        nonlocal letters
        yield "id;objet;description"
        for i in range(1, rows + 1):
            subject, text = paragraph(), paragraph()
            letters += len(text)
            yield f'{i};"{subject.replace(chr(34), chr(34) * 2)}";"{text.replace(chr(34), chr(34) * 2)}"'

    write(path, lines())
    return {"rows": rows, "columns": 3, "types": {"id": "BIGINT"}, "checks": {"sum(id)": rows * (rows + 1) // 2}}


def all_distinct(path, rows):
    """No value comes twice in any column: no dictionary helps."""
    draw, start = random.Random(17), datetime.datetime(2001, 1, 1)

    def lines():
        yield "id,cle,horodatage,mesure,reference,libelle"
        for i in range(1, rows + 1):
            at = start + datetime.timedelta(seconds=i * 37)
            key = draw.getrandbits(128)
            yield (f"{i * 7919},{key:032x},{at.isoformat(sep=' ')},{i * 31 + 5}.{i % 1000:03d},REF-{i * 104729 % 10**12:012d},"
                   f"dossier de {key >> 88:x} à Fès")

    write(path, lines())
    return {"rows": rows, "columns": 6, "types": {"id": "BIGINT"},
            "checks": {"sum(id)": 7919 * rows * (rows + 1) // 2, "count(distinct cle)": rows, "count(distinct horodatage)": rows}}


def small_files(folder, count):
    """A folder of files of 10 KB."""
    part, rows = folder + ".part", 74
    shutil.rmtree(part, ignore_errors=True)
    os.makedirs(part)
    for n in range(count):
        write(f"{part}/commune-{n + 1:04d}.csv", with_header(",".join(HEADER), map(english, Table(rows, seed=n))))
    os.rename(part, folder)
    return {"rows": rows, "columns": 13, "files": count, "types": {"id": "BIGINT"}, "checks": {"sum(id)": rows * (rows + 1) // 2}}


def workbook(path, rows):
    """One sheet with real numbers, dates and booleans, as a spreadsheet program keeps them."""
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "in_memory": False})
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    sheet, day_format = book.add_worksheet("Données"), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADER)
    made = Table(rows)
    for i, day, region, commune, activity, amount, quantity, rate, latitude, longitude, active, comment in made:
        sheet.write_number(i, 0, i)
        sheet.write_datetime(i, 1, day, day_format)
        sheet.write_string(i, 2, REGIONS[region][0])
        sheet.write_string(i, 3, REGIONS[region][1])
        sheet.write_string(i, 4, commune)
        sheet.write_string(i, 5, ACTIVITIES[activity])
        sheet.write_number(i, 6, amount / 100)
        if quantity is not None:
            sheet.write_number(i, 7, quantity)
        sheet.write_number(i, 8, rate / 100)
        sheet.write_number(i, 9, round(latitude, 6))
        sheet.write_number(i, 10, round(longitude, 6))
        sheet.write_boolean(i, 11, active)
        if comment is not None:
            sheet.write_string(i, 12, f"observation n° {comment}")
    book.close()
    return made.facts()


@dataclass(frozen=True)
class Kind:
    """A file: who makes it, of how many rows, and what a reader that does not find out by itself must be told."""
    make: Callable
    rows: int
    ending: str = ".csv"
    delimiter: str = ","
    decimal_comma: bool = False
    encoding: str = "utf-8"

    def path(self, folder, name, scale=1.0):
        return os.path.join(folder, name + ("" if scale == 1 else f"@{scale:g}") + self.ending)


FRENCH = {"delimiter": ";", "decimal_comma": True}
KINDS = {
    "en-4": Kind(en, 30_000), "fr-4": Kind(fr, 30_000, **FRENCH),
    "en-40": Kind(en, 300_000), "fr-40": Kind(fr, 300_000, **FRENCH),
    "en": Kind(en, 3_000_000), "fr": Kind(fr, 3_000_000, **FRENCH),
    "en-4000": Kind(en, 30_000_000), "fr-4000": Kind(fr, 30_000_000, **FRENCH),
    "small": Kind(small_files, 2_000, ending=""),
    "wide": Kind(wide, 60_000),
    "text": Kind(free_text, 110_000, delimiter=";"),
    "distinct": Kind(all_distinct, 1_200_000),
    "ragged": Kind(ragged_rows, 1_000_000),
    "cp1252": Kind(windows_1252, 1_000_000, encoding="windows-1252", **FRENCH),
    "quoted": Kind(needless_quotes, 1_000_000),
    "lf": Kind(line_feeds, 1_000_000),
    "late": Kind(late_decimals, 1_000_000),
    "xlsx": Kind(workbook, 300_000, ending=".xlsx"),
}


def file_of(folder, name, scale=1.0):
    """The path and the facts of a file, which is made if it is not there."""
    kind = KINDS[name]
    path = kind.path(folder, name, scale)
    if not os.path.exists(path + ".facts.json"):
        os.makedirs(folder, exist_ok=True)
        print(f"making {path} ...", file=sys.stderr)
        remove(path)
        facts = kind.make(path, max(2, int(kind.rows * scale)))
        with open(path + ".facts.json", "w", encoding="utf-8") as out:
            json.dump(facts, out, indent=1, ensure_ascii=False)
    with open(path + ".facts.json", encoding="utf-8") as facts:
        return path, json.load(facts)


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)


if __name__ == "__main__":
    given = sys.argv[1:]
    share = float(given.pop(1)) if given[:1] == ["--scale"] and len(given) > 1 else 1.0
    given = given[1:] if share != 1 else given
    if len(given) < 2 or not set(given[1:]) <= set(KINDS):
        sys.exit(__doc__ + "\nNames: " + " ".join(KINDS))
    for wanted in given[1:]:
        print(file_of(given[0], wanted, share)[0])
