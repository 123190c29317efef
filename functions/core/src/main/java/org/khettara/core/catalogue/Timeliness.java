package org.khettara.core.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Metadata.Field;

/// How old the data that is served is, and how old it may be. The days of each frequency are those
/// of udata (`eu-frequencies.csv`), with its day of grace.
///
/// @param frequency code of the EU's frequency authority; null when nobody said it and it could not
///   be observed
/// @param declared whether somebody said the frequency, or the releases showed it
/// @param days since the release that is served
/// @param overdue whole days beyond what the frequency allows; null when it allows any age
public record Timeliness(
        @Nullable String frequency, boolean declared, long days, @Nullable Long overdue) {
    private static final double GRACE = 1;

    public static Timeliness of(CatalogueEntry entry, Instant at) {
        String frequency = entry.metadata().description().frequency();
        long days = Duration.between(entry.current().releasedAt(), at).toDays();
        return new Timeliness(
                frequency,
                entry.metadata().origins().get(Field.FREQUENCY) != Origin.DERIVED,
                Math.max(0, days),
                frequency == null ? null : overdue(frequency, days));
    }

    private static @Nullable Long overdue(String frequency, long days) {
        String most = Codes.FREQUENCIES.row(frequency).map(row -> row.get(2)).orElse("");
        return most.isEmpty()
                ? null
                : (Long) Math.max(0, (long) Math.ceil(days - Double.parseDouble(most) - GRACE));
    }

    public State state() {
        if (overdue == null) {
            return State.UNKNOWN;
        }
        return overdue > 0 ? State.OVERDUE : State.CURRENT;
    }

    public enum State {
        CURRENT,
        OVERDUE,
        /// Nothing says how often it is to be renewed.
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
