package org.khettara.core.meaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.SemanticType;

/// What the cells of one column say, told text by text: each different text is read once and
/// counted as often as it stands there.
public final class ColumnScreening {
    private static final int MOST_ROWS = 10;
    private static final int STRIDE = 256;
    private static final int MOST_PREFIXES = 16;

    /// A RIB as a spreadsheet rounds it.
    private static final Pattern ROUNDED_RIB =
            Pattern.compile("\\d(?:[.,]\\d+)?[Ee]\\+?2[0-3]|\\d{20,24}(?:[.,]0+)?");

    final Header header;
    final Sample sample = new Sample();
    private final Map<SemanticType, Tally> tallies = new EnumMap<>(SemanticType.class);
    private final Set<String> prefixes = new HashSet<>();
    private final int sampled;
    private long offered;
    private long small;

    /// What was seen of one type.
    static final class Tally {
        long clear;
        long bare;
        long fixed;
        final List<Long> rows = new ArrayList<>();
        final String first;

        Tally(String first) {
            this.first = first;
        }
    }

    /// @param title of the column
    /// @param sampled how many values are looked up one by one; behind them one in so many is
    public ColumnScreening(String title, int sampled) {
        this.header = Header.of(title);
        this.sampled = sampled;
    }

    /// Whether the header names a number of persons, so that shorter numbers are to be read too.
    public boolean isTelling() {
        return header.isTelling();
    }

    /// Whether the header says that the values count something.
    public boolean isCount() {
        return header.counts();
    }

    /// Whether values that are numbers or dates are worth a look at what they mean.
    public boolean hasMeaning() {
        return !header.types().isEmpty();
    }

    /// Reads a text that a quick look did not clear.
    ///
    /// @return what it may be; null when it says nothing
    public @Nullable Signs read(String text) {
        return read(text, false);
    }

    /// As [#read(String)], of a number in a column of numbers: no figures of it stand by
    /// themselves.
    public @Nullable Signs readNumber(String number) {
        return read(number, true);
    }

    private @Nullable Signs read(String text, boolean number) {
        String plain = PlainText.of(text).strip();
        var clear = EnumSet.noneOf(SemanticType.class);
        var bare = EnumSet.noneOf(SemanticType.class);
        boolean fixed = false;
        for (Found found : Recogniser.in(plain)) {
            String value = plain.substring(found.from(), found.to());
            (found.clear() && !number ? clear : bare).add(found.type());
            fixed |= found.type() == SemanticType.PHONE && ContactPoints.isFixed(value);
            note(found.type(), value);
        }
        if (header.names(SemanticType.PHONE) && ContactPoints.isWithoutZero(plain)) {
            bare.add(SemanticType.PHONE);
            note(SemanticType.PHONE, plain);
        }
        if (header.names(SemanticType.RIB) && ROUNDED_RIB.matcher(plain).matches()) {
            bare.add(SemanticType.RIB);
            note(SemanticType.RIB, plain);
        }
        bare.removeAll(clear);
        return clear.isEmpty() && bare.isEmpty() ? null : new Signs(clear, bare, fixed);
    }

    private void note(SemanticType type, String value) {
        tallies.computeIfAbsent(type, _ -> new Tally(value));
        if (type == SemanticType.CIN
                && prefixes.size() < MOST_PREFIXES
                && IdentityNumbers.isStrictCin(value)) {
            prefixes.add(value.replaceAll("\\d", "").toUpperCase(Locale.ROOT));
        }
    }

    private Tally tallyOf(SemanticType type) {
        return Objects.requireNonNull(tallies.get(type), "read before it is counted");
    }

    /// Counts cells that hold such a text.
    public void count(Signs signs, long cells) {
        signs.clear().forEach(type -> tallyOf(type).clear += cells);
        signs.bare().forEach(type -> tallyOf(type).bare += cells);
        if (signs.fixed()) {
            tallyOf(SemanticType.PHONE).fixed += cells;
        }
    }

    /// Notes a record that holds such a text; only the first are kept.
    public void row(Signs signs, long record) {
        for (SemanticType type : signs.types()) {
            Tally tally = tallyOf(type);
            if (tally.rows.size() < MOST_ROWS) {
                tally.rows.add(record);
            }
        }
    }

    /// Whether further records with such a text are still noted.
    public boolean wantsRow(Signs signs) {
        return signs.types().stream().anyMatch(type -> tallyOf(type).rows.size() < MOST_ROWS);
    }

    /// Whether the next value offered is one of the sample.
    public boolean samples() {
        long number = offered++;
        return number < sampled || number % STRIDE == 0;
    }

    /// Looks a value of the sample up.
    public void sample(String text) {
        String plain = PlainText.of(text).strip();
        if (!plain.isEmpty()) {
            sample.add(plain, header);
        }
    }

    /// Cells that count one to four.
    public void addSmall(long cells) {
        small += cells;
    }

    long small() {
        return small;
    }

    @Nullable Tally tally(SemanticType type) {
        return tallies.get(type);
    }

    /// Letters that its CIN-like codes begin with, as far as they were kept.
    Set<String> prefixes() {
        return Collections.unmodifiableSet(prefixes);
    }
}
