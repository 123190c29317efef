package org.khettara.pages;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.regex.Pattern;
import org.khettara.core.report.Text;
import org.khettara.core.report.Wording;

/// Words, numbers and dates in one language.
public final class Speech {
    private static final Wording WORDING = Wording.of(Speech.class, "words");

    /// What is quoted keeps its own direction (Unicode Bidirectional Algorithm, FSI and PDI).
    private static final Pattern QUOTED =
            Pattern.compile("«([\\s\\u00a0\\u202f]*)([^»]+?)([\\s\\u00a0\\u202f]*)»");

    private static final Pattern ENDS = Pattern.compile("^[ \\u00a0\\u202f]+|[ \\u00a0\\u202f]+$");
    private static final int LONGEST = 300;

    private final Language language;

    Speech(Language language) {
        this.language = language;
    }

    static Wording.Keys keys() {
        return WORDING.keys();
    }

    public Language language() {
        return language;
    }

    /// A sentence of the pages.
    public String t(String key, Object... values) {
        return said(WORDING.text(key, values));
    }

    /// A sentence that came with the document.
    public String said(Text text) {
        return QUOTED.matcher(language.of(text)).replaceAll("«$1\u2068$2\u2069$3»");
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /// Points of a score: with one decimal, and never nothing where there is something.
    public String points(double points) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return points > 0 && points < 0.05 ? "< " + format.format(0.1) : format.format(points);
    }

    /// A share as a percentage, rounded down: only what is whole is 100 %.
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.FLOOR);
        return format.format(share);
    }

    /// @param iso an instant
    public String moment(String iso) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format(Instant.parse(iso).atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /// @param iso an instant
    public String day(String iso) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(Instant.parse(iso).atOffset(ZoneOffset.UTC));
    }

    /// @param iso a day
    public String date(String iso) {
        return day(iso + "T00:00:00Z");
    }

    public String size(long bytes) {
        String[] units = t("units").split(" ", -1);
        int unit = 0;
        double size = bytes;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(size < 10 && unit > 0 ? 1 : 0);
        return format.format(size) + "\u00a0" + units[unit];
    }

    /// The text of a cell: what cannot be seen has a sign.
    public String value(String text) {
        String seen =
                ENDS.matcher(text)
                        .replaceAll(blanks -> "␣".repeat(blanks.group().length()))
                        .replaceAll("\\r?\\n", "↵")
                        .replace("\t", "⇥");
        return seen.isEmpty()
                ? "∅"
                : seen.length() > LONGEST ? seen.substring(0, LONGEST) + "…" : seen;
    }
}
