package org.khettara.pages.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.khettara.core.report.Report.Table;

/// Names of worksheets: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end,
/// unique whatever the case (Excel: rename a worksheet).
final class SheetNames {
    private static final int LONGEST = 31;

    private SheetNames() {}

    /// One for each table: its sheet's, or its own where several tables were in that sheet.
    static List<String> of(List<Table> tables) {
        var names = new ArrayList<String>();
        Set<String> taken = new HashSet<>();
        for (Table table : tables) {
            boolean alone =
                    table.sheet() != null
                            && tables.stream()
                                            .filter(one -> table.sheet().equals(one.sheet()))
                                            .count()
                                    == 1;
            names.add(unique(alone ? String.valueOf(table.sheet()) : table.name(), taken));
        }
        return names;
    }

    private static String unique(String wanted, Set<String> taken) {
        String plain = plain(wanted);
        String name = cut(plain, LONGEST);
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            String end = "-" + n;
            name = cut(plain, LONGEST - end.length()) + end;
        }
        return name;
    }

    private static String plain(String wanted) {
        String plain =
                wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ")
                        .replaceAll("^['\\s]+|['\\s]+$", "");
        // Excel keeps this name for itself.
        return plain.isEmpty() || plain.equalsIgnoreCase("History") ? plain + "_" : plain;
    }

    private static String cut(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
        return name.substring(0, end).replaceAll("['\\s]+$", "");
    }
}
