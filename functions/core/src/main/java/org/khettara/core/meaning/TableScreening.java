package org.khettara.core.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.PersonalData.Guard;
import org.khettara.core.report.PersonalData.Place;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.SemanticType;

/// Decides what the columns of one table mean and what of persons there is in it, from all its
/// cells and from what stands side by side: docs/decisions/0014.
public final class TableScreening {
    private static final List<SemanticType> NUMBERS =
            List.of(
                    SemanticType.CIN,
                    SemanticType.PASSPORT,
                    SemanticType.RIB,
                    SemanticType.IBAN,
                    SemanticType.CNSS,
                    SemanticType.PHONE,
                    SemanticType.EMAIL,
                    SemanticType.PLATE);

    private static final List<SemanticType> OF_PERSONS =
            List.of(SemanticType.CIN, SemanticType.PASSPORT, SemanticType.BIRTH_DATE);

    private final List<Judged> columns;
    private final LambertColumns projected;

    /// Whether its rows name people; bodies; first names, each once, to count them.
    private final boolean persons;

    private final boolean institutions;
    private final boolean aggregated;

    /// A column with the numbers of persons that it holds, by type.
    private record Judged(ScreenedColumn column, PersonColumn person) {}

    private TableScreening(List<ScreenedColumn> screened) {
        boolean firstNames =
                screened.stream().anyMatch(column -> column.screening().header.complete());
        this.columns =
                screened.stream()
                        .map(column -> new Judged(column, PersonColumn.of(column, firstNames)))
                        .toList();
        this.projected = new LambertColumns(screened);
        boolean counted = screened.stream().anyMatch(c -> c.screening().header.counts());
        long names = columns.stream().filter(c -> c.person().isPrivate()).count();
        boolean full = columns.stream().anyMatch(c -> c.person() == PersonColumn.PRIVATE_FULL);
        boolean numbered = screened.stream().anyMatch(TableScreening::isOfPersons);
        this.aggregated = counted && names == 1 && !full && !numbered;
        this.persons = names > 0;
        this.institutions =
                !numbered && screened.stream().anyMatch(c -> c.screening().header.institution());
    }

    private static boolean isOfPersons(ScreenedColumn column) {
        Header header = column.screening().header;
        return OF_PERSONS.stream().anyMatch(header::names);
    }

    /// What a table's columns mean, null where that is not known, and what of persons is in them.
    ///
    /// @param small names of the columns that count few, in a table that shows groups
    public record Outcome(
            List<Optional<Meaning>> meanings,
            List<PersonalData> personalData,
            List<String> small) {}

    public static Outcome of(List<ScreenedColumn> columns, long rows) {
        var screening = new TableScreening(columns);
        var meanings = new ArrayList<Optional<Meaning>>();
        var personal = new ArrayList<PersonalData>();
        for (Judged column : screening.columns) {
            List<PersonalData> found = screening.personal(column);
            personal.addAll(found);
            meanings.add(Optional.ofNullable(screening.meaning(column, found)));
        }
        return new Outcome(meanings, personal, SmallGroups.in(columns, rows));
    }

    private List<PersonalData> personal(Judged judged) {
        ScreenedColumn column = judged.column();
        var found = new ArrayList<PersonalData>();
        for (SemanticType type : NUMBERS) {
            ColumnScreening.Tally tally = column.screening().tally(type);
            long cells = tally == null ? 0 : Evidence.cells(type, column, tally, persons);
            if (tally != null && cells > 0) {
                Guard guard = guard(type, column, tally);
                String sample = Masking.value(tally.first);
                found.add(
                        new PersonalData(
                                type,
                                guard,
                                Place.CELLS,
                                column.name(),
                                cells,
                                tally.rows,
                                sample));
            }
        }
        Stream.of(name(judged), birth(column), health(column), position(column))
                .flatMap(Optional::stream)
                .forEach(found::add);
        return found;
    }

    private Guard guard(SemanticType type, ScreenedColumn column, ColumnScreening.Tally tally) {
        boolean ofBodies = institutions && !persons;
        Header header = column.screening().header;
        return switch (type) {
            case CIN -> header.names(type) || tally.clear > 0 || persons ? Guard.BLOCK : Guard.HOLD;
            case CNSS -> persons ? Guard.BLOCK : ofBodies ? Guard.NOTE : Guard.HOLD;
            case PHONE -> {
                boolean fixed = !persons && tally.fixed == tally.clear + tally.bare;
                yield fixed || (ofBodies && header.names(type)) ? Guard.NOTE : Guard.HOLD;
            }
            case EMAIL -> ofBodies && header.names(type) ? Guard.NOTE : Guard.HOLD;
            case PLATE -> Guard.HOLD;
            default -> Guard.BLOCK;
        };
    }

    private Optional<PersonalData> name(Judged judged) {
        Guard guard =
                switch (judged.person()) {
                    case NONE -> null;
                    case PUBLIC -> Guard.NOTE;
                    case PRIVATE, PRIVATE_FULL -> aggregated ? Guard.NOTE : Guard.HOLD;
                };
        return guard == null
                ? Optional.empty()
                : whole(SemanticType.PERSON_NAME, guard, judged.column());
    }

    private Optional<PersonalData> birth(ScreenedColumn column) {
        return persons && Evidence.isBirthDate(column)
                ? whole(SemanticType.BIRTH_DATE, Guard.HOLD, column)
                : Optional.empty();
    }

    /// Beside a name or a number of a person; otherwise it is of nobody.
    private Optional<PersonalData> health(ScreenedColumn column) {
        return persons && !aggregated && Evidence.isHealth(column)
                ? whole(SemanticType.HEALTH, Guard.BLOCK, column)
                : Optional.empty();
    }

    private Optional<PersonalData> position(ScreenedColumn column) {
        boolean position = Evidence.isPosition(column) || projected.meaning(column) != null;
        return persons && !aggregated && position
                ? whole(SemanticType.GEO_POINT, Guard.HOLD, column)
                : Optional.empty();
    }

    private static Optional<PersonalData> whole(
            SemanticType type, Guard guard, ScreenedColumn column) {
        return Optional.of(
                new PersonalData(
                        type, guard, Place.CELLS, column.name(), column.filled(), List.of(), null));
    }

    private @Nullable Meaning meaning(Judged judged, List<PersonalData> found) {
        ScreenedColumn column = judged.column();
        for (PersonalData personal : found) {
            if (personal.cells() * 2 >= column.filled()) {
                return Evidence.meaning(personal.type(), column, personal.cells());
            }
        }
        Meaning impersonal = Evidence.impersonal(column);
        return impersonal == null ? projected.meaning(column) : impersonal;
    }
}
