package org.khettara.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.TableScreening;
import org.khettara.core.report.KeySketch;
import org.khettara.core.report.KeySketch.Kind;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Meaning;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Which columns are keys that other tables may have too: codes of places, numbers with a meaning,
/// and what tells rows apart. Never a column with anything of persons.
final class KeySketches {
    private static final int FEWEST = 20;
    private static final int FEWEST_PLACES = 2;
    private static final double NEARLY_ALL = 0.9;
    private static final int LONGEST = 64;

    /// Numbers that lie closer are counted up: every table has those.
    private static final int SPREAD = 4;

    private KeySketches() {}

    /// @param meaning of the table
    /// @param codes null for a column of no places
    static @Nullable KeySketch of(
            Column column,
            TableScreening.Outcome meaning,
            Optional<Meaning> own,
            @Nullable CodeCells codes) {
        ColumnProfile profile = column.written().profile();
        String name = profile.plan().name();
        if (isPersonal(meaning, name) || own.filter(m -> m.type().isPersonal()).isPresent()) {
            return null;
        }
        if (codes != null) {
            Kind kind = Kind.of(codes.plan.kind().level().type()).orElseThrow();
            return codes.distinct() < FEWEST_PLACES
                    ? null
                    : KeySketch.of(kind, codes.distinct(), codes.hashes());
        }
        Kind kind = own.flatMap(m -> Kind.of(m.type())).orElseGet(() -> kind(profile));
        return kind == null || profile.distinct() < FEWEST
                ? null
                : KeySketch.of(kind, profile.distinct(), profile.leastHashes());
    }

    private static boolean isPersonal(TableScreening.Outcome meaning, String name) {
        return meaning.personalData().stream().map(PersonalData::column).anyMatch(name::equals);
    }

    private static @Nullable Kind kind(ColumnProfile profile) {
        boolean identifies = profile.role() == ColumnRole.IDENTIFIER;
        boolean apart = profile.distinct() >= NEARLY_ALL * profile.count();
        if (profile.plan().isText()) {
            var texts = profile.texts();
            boolean few = texts != null && texts.longest() <= LONGEST;
            boolean named = identifies || (profile.role() == ColumnRole.OTHER && apart);
            return few && named && !isCountedUp(profile) ? Kind.TEXT : null;
        }
        boolean whole = profile.plan().storage() instanceof Storage.Int64;
        return whole && identifies && !isCountedUp(profile) ? Kind.INTEGER : null;
    }

    /// `1` to `300`, `LOT-001` to `LOT-300`: figures behind the same letters, nearly all of them.
    private static boolean isCountedUp(ColumnProfile profile) {
        String min = String.valueOf(profile.min());
        String max = String.valueOf(profile.max());
        int same = 0;
        while (same < Math.min(min.length(), max.length())
                && min.charAt(same) == max.charAt(same)
                && !Character.isDigit(min.charAt(same))) {
            same++;
        }
        String from = min.substring(same);
        String to = max.substring(same);
        if (!from.matches("\\d{1,18}") || !to.matches("\\d{1,18}")) {
            return false;
        }
        long span = Long.parseLong(to) - Long.parseLong(from) + 1;
        return span < profile.distinct() * SPREAD;
    }
}
