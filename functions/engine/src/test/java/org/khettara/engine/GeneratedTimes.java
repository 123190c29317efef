package org.khettara.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.khettara.core.report.ColumnType;

/// Columns of dates, datetimes and times of day, in one style each. Where the month comes first one
/// date has a day beyond the twelfth: without it nobody can tell.
final class GeneratedTimes {
    private static final String[] FRENCH =
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
                    .split(" ");
    private static final String[] FRENCH_SHORT =
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");
    private static final String[] MOROCCAN =
            "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(" ");
    private static final String[] ENGLISH =
            ("January February March April May June July August September October November"
                            + " December")
                    .split(" ");
    private static final List<String> NUMERIC =
            List.of(
                    "dd/MM/uuuu",
                    "d/M/uuuu",
                    "dd-MM-uuuu",
                    "dd.MM.uuuu",
                    "dd/MM/uu",
                    "uuuu-MM-dd",
                    "uuuu/MM/dd",
                    "MM/dd/uuuu");
    private static final List<String> CLOCKS =
            List.of("HH:mm", "HH:mm:ss", "H:mm", "HH'h'mm", "h:mm a", "hh:mm:ss a", "HH:mm:ss.SSS");
    private static final List<String> LOCAL =
            List.of(
                    "uuuu-MM-dd HH:mm:ss",
                    "uuuu-MM-dd'T'HH:mm:ss",
                    "uuuu-MM-dd HH:mm:ss.SSSSSS",
                    "dd/MM/uuuu HH:mm",
                    "d/M/uuuu H:mm:ss",
                    "dd-MM-uuuu HH'h'mm");

    private final Random random;
    private final int rows;
    private final boolean arabic;

    GeneratedTimes(Random random, int rows, boolean arabic) {
        this.random = random;
        this.rows = rows;
        this.arabic = arabic;
    }

    GeneratedColumn any() {
        return switch (random.nextInt(8)) {
            case 0 -> clocks();
            case 1 -> moments();
            case 2 -> momentsWithOffset();
            case 3, 4 -> named();
            default -> dates();
        };
    }

    private GeneratedColumn column(ColumnType type) {
        return new GeneratedColumn(type, rows, rows == 0 ? 0 : random.nextInt(rows));
    }

    /// Within a century, so that two figures tell the year.
    private LocalDate day(boolean decisive) {
        LocalDate day = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(36_500));
        return decisive ? day.withDayOfMonth(13 + random.nextInt(15)) : day;
    }

    private LocalTime time() {
        return LocalTime.ofSecondOfDay(random.nextInt(86_400));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    GeneratedColumn dates() {
        DateTimeFormatter style = format(NUMERIC.get(random.nextInt(NUMERIC.size())));
        boolean indic = arabic && random.nextInt(4) == 0;
        GeneratedColumn column = column(ColumnType.DATE);
        for (int row = 0; row < rows; row++) {
            LocalDate day = day(row == column.decisive);
            String written = style.format(day);
            column.set(row, indic ? GeneratedNumbers.indic(written) : written, day.toString());
        }
        return column;
    }

    private GeneratedColumn named() {
        int style = random.nextInt(arabic ? 6 : 5);
        GeneratedColumn column = column(ColumnType.DATE);
        for (int row = 0; row < rows; row++) {
            LocalDate day = day(false);
            column.set(row, named(day, style), day.toString());
        }
        return column;
    }

    private static String named(LocalDate day, int style) {
        int month = day.getMonthValue() - 1;
        int number = day.getDayOfMonth();
        String first = number == 1 ? "1er" : "" + number;
        return switch (style) {
            case 0 -> first + " " + FRENCH[month] + " " + day.getYear();
            case 1 -> number + " " + FRENCH_SHORT[month] + " " + day.getYear();
            case 2 -> ENGLISH[month] + " " + number + ", " + day.getYear();
            case 3 -> number + "-" + ENGLISH[month].substring(0, 3) + "-" + day.getYear();
            case 4 -> number + " " + FRENCH[month].toUpperCase(Locale.FRENCH) + " " + day.getYear();
            default -> number + " " + MOROCCAN[month] + " " + day.getYear();
        };
    }

    private GeneratedColumn clocks() {
        String pattern = CLOCKS.get(random.nextInt(CLOCKS.size()));
        DateTimeFormatter style = format(pattern);
        GeneratedColumn column = column(ColumnType.TIME);
        for (int row = 0; row < rows; row++) {
            LocalTime time = time();
            time = pattern.contains("ss") ? time : time.withSecond(0);
            time = pattern.contains("S") ? time.withNano(random.nextInt(1000) * 1_000_000) : time;
            column.set(row, style.format(time), clock(time));
        }
        return column;
    }

    private GeneratedColumn moments() {
        String pattern = LOCAL.get(random.nextInt(LOCAL.size()));
        DateTimeFormatter style = format(pattern);
        GeneratedColumn column = column(ColumnType.DATETIME);
        for (int row = 0; row < rows; row++) {
            LocalTime time = pattern.contains("ss") ? time() : time().withSecond(0);
            time = pattern.contains("S") ? time.withNano(random.nextInt(1_000_000) * 1000) : time;
            LocalDate day = day(row == column.decisive);
            column.set(row, style.format(day.atTime(time)), day + "T" + clock(time));
        }
        return column;
    }

    private GeneratedColumn momentsWithOffset() {
        String[] offsets = {"Z", "+01:00", "+0100", "-05:00", "+05:30"};
        String between = random.nextBoolean() ? "T" : " ";
        GeneratedColumn column = column(ColumnType.DATETIME);
        for (int row = 0; row < rows; row++) {
            int[] minutes = {0, 60, 60, -300, 330};
            int offset = random.nextInt(offsets.length);
            LocalDateTime local = day(false).atTime(time());
            LocalDateTime utc = local.minusMinutes(minutes[offset]);
            column.set(
                    row,
                    local.toLocalDate() + between + clock(local.toLocalTime()) + offsets[offset],
                    utc.toLocalDate() + "T" + clock(utc.toLocalTime()) + "Z");
        }
        return column;
    }

    /// Seconds always, fractions without zeros behind.
    private static String clock(LocalTime time) {
        String fraction = format("SSSSSS").format(time);
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        String whole = format("HH:mm:ss").format(time);
        return end == 0 ? whole : whole + "." + fraction.substring(0, end);
    }
}
