"""What stands in a workbook as openpyxl sees it, and cells entered by openpyxl.

show FILE                 prints the sheets as JSON
fill FILE OUT SHEET JSON  enters {"B2": value, ...}; {"date": "2024-01-31"} stands for a date
"""

import datetime
import json
import sys

import openpyxl


def value(cell):
    found = cell.value
    return found.isoformat() if isinstance(found, (datetime.date, datetime.time)) else found


def shown(cell):
    return {
        "value": value(cell),
        "type": cell.data_type,
        "format": cell.number_format,
        "colour": cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else None,
        "note": cell.comment.text if cell.comment else None,
    }


def show(file):
    return [
        {
            "name": sheet.title,
            "state": sheet.sheet_state,
            "rightToLeft": bool(sheet.sheet_view.rightToLeft),
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "rows": sheet.max_row,
            "cells": {
                cell.coordinate: shown(cell)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None or cell.comment or cell.fill.fill_type
            },
            "columnFormats": {
                letter: sheet.column_dimensions[letter].number_format
                for letter in sheet.column_dimensions
            },
            "validations": {
                str(one.sqref): {"type": one.type, "formula": one.formula1, "error": one.error}
                for one in sheet.data_validations.dataValidation
            },
        }
        for sheet in openpyxl.load_workbook(file)
    ]


def entered(wanted):
    return datetime.date.fromisoformat(wanted["date"]) if isinstance(wanted, dict) else wanted


def fill(file, out, name, cells):
    book = openpyxl.load_workbook(file)
    for place, wanted in json.loads(cells).items():
        book[name][place].value = entered(wanted)
    book.save(out)


if sys.argv[1] == "show":
    print(json.dumps(show(sys.argv[2])))
else:
    fill(*sys.argv[2:])
