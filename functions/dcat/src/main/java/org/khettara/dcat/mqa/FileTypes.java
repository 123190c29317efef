package org.khettara.dcat.mqa;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.core.document.CsvRows;

/// The file types of the EU's authority, and which of them the assessment takes for what. Its lists
/// are older than the authority: Parquet is in the one and not in the others.
final class FileTypes {
    private static final String LIST =
            "http://publications.europa.eu/resource/authority/file-type/";
    private static final List<List<String>> TABLE =
            CsvRows.ofResource(FileTypes.class, "eu-file-types.csv");
    private static final Set<String> KNOWN = where(0, "");
    private static final Set<String> MACHINE_READABLE = where(1, "true");
    private static final Set<String> NON_PROPRIETARY = where(2, "true");

    private FileTypes() {}

    private static Set<String> where(int column, String value) {
        return TABLE.stream()
                .filter(row -> value.isEmpty() || row.get(column).equals(value))
                .map(List::getFirst)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isKnown(String uri) {
        return code(uri).filter(KNOWN::contains).isPresent();
    }

    static boolean isMachineReadable(String uri) {
        return code(uri).filter(MACHINE_READABLE::contains).isPresent();
    }

    static boolean isNonProprietary(String uri) {
        return code(uri).filter(NON_PROPRIETARY::contains).isPresent();
    }

    private static Optional<String> code(String uri) {
        String same = uri.replaceFirst("^https:", "http:");
        return same.startsWith(LIST)
                ? Optional.of(same.substring(LIST.length()))
                : Optional.empty();
    }
}
