"""All tables of a kind: that of its items, those of their lists, as CSV and as one workbook."""

from __future__ import annotations

from collections.abc import Callable

from portal.catalogue.catalogue import Catalogue
from portal.kinds import Kind
from portal.outputs.open_data import shape
from portal.outputs.open_data.records import Record
from portal.outputs.open_data.rows import row, rows
from portal.outputs.open_data.spreadsheet import Csv
from portal.outputs.open_data.workbook import Workbook


def names(kind: Kind) -> list[str]:
    """The files: the workbook, the table of the kind, then those of its lists."""
    return [f"{kind.public_name}.xlsx", f"{kind.public_name}.csv", *(f"{table.name}.csv" for table in shape.tables(kind))]


def contents(catalogue: Catalogue, kind: Kind, record: Callable[[str], Record]) -> dict[str, bytes]:
    """File → its bytes, in one pass over the items; ``record`` makes that of an id. In the workbook a list stands on a sheet of its
    own alone; in the table of the kind, where version 1 has put it, it stands too."""
    public, fields, lists = kind.public_name, shape.fields(kind), shape.tables(kind)
    columns = shape.columns(kind)
    elsewhere = tuple(f"{table.prefix}_" for table in lists)
    book = Workbook()
    whole, sheet = Csv(columns), book.sheet(public, [column for column in columns if not column.startswith(elsewhere)])
    parts = [(table, Csv(table.columns), book.sheet(table.name.removeprefix(f"{public}-"), table.columns)) for table in lists]
    for name in catalogue.items(kind.registry):
        item = record(name)
        cells = row(item, fields, catalogue.vocabularies)
        whole.add(cells)
        sheet.add(cells)
        for table, part, part_sheet in parts:
            for inner in rows(item, table, catalogue.vocabularies):
                part.add(inner)
                part_sheet.add(inner)
    made = {f"{public}.xlsx": book.content(), f"{public}.csv": whole.content()}
    return made | {f"{table.name}.csv": part.content() for table, part, _ in parts}
