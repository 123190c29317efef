package org.khettara.formats;

/// What the text of a worksheet's cell is (ECMA-376 part 1, 18.18.11 ST_CellType).
enum CellType {
    NUMBER("n"),
    SHARED("s"),
    TEXT("str"),
    INLINE("inlineStr"),
    BOOLEAN("b"),
    ERROR("e"),
    DATE("d"),

    /// None of the standard's; its text stands.
    OTHER("");

    /// As the cell's attribute has it.
    final String code;

    CellType(String code) {
        this.code = code;
    }

    static CellType of(String code) {
        return switch (code) {
            case "n" -> NUMBER;
            case "s" -> SHARED;
            case "str" -> TEXT;
            case "inlineStr" -> INLINE;
            case "b" -> BOOLEAN;
            case "e" -> ERROR;
            case "d" -> DATE;
            default -> OTHER;
        };
    }
}
