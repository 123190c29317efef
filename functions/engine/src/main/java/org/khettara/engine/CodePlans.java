package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceColumn;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.report.Report.Meaning;

/// Which columns of a table get codes of places: docs/decisions/0019.
final class CodePlans {
    /// Beyond so many columns of places a table is a list of them, laid across.
    private static final int MOST = 16;

    private static final String SUFFIX = "_code";

    private final List<ColumnPlan> plans;
    private final Map<Integer, PlaceColumn> places = new TreeMap<>();

    private CodePlans(List<ColumnPlan> plans) {
        this.plans = plans;
    }

    /// @param columns of the table
    /// @param plans of these columns
    /// @param meanings of these columns, one that is of no places gets no codes; null when they are
    ///   not known yet
    static List<CodePlan> of(
            List<Column> columns,
            List<ColumnPlan> plans,
            @Nullable List<Optional<Meaning>> meanings) {
        var made = new CodePlans(plans);
        for (int i = 0; i < columns.size(); i++) {
            Optional<PlaceColumn> place = place(columns.get(i), plans.get(i));
            boolean fits =
                    place.isPresent()
                            && (meanings == null || isOf(place.get(), meanings.get(i)))
                            && made.places.size() < MOST;
            if (fits) {
                made.places.put(i, place.orElseThrow());
            }
        }
        return made.made();
    }

    /// What places a column has; texts and whole numbers may be names or codes.
    static Optional<PlaceColumn> place(Column column, ColumnPlan plan) {
        boolean whole = plan.reading() instanceof ColumnPlan.Reading.Quantity q && q.whole();
        return plan.isText() || whole ? column.places().judge(plan.title()) : Optional.empty();
    }

    private static boolean isOf(PlaceColumn place, Optional<Meaning> meaning) {
        return meaning.isPresent() && meaning.get().type() == place.kind().level().type();
    }

    private List<CodePlan> made() {
        Set<String> taken = new HashSet<>();
        plans.forEach(plan -> taken.add(plan.name().toLowerCase(Locale.ROOT)));
        List<CodePlan> made = new ArrayList<>();
        places.forEach((i, place) -> {
            String name = plans.get(i).name();
            String codes = place.canonical() ? name : free(name + SUFFIX, taken);
            made.add(plan(i, place, codes));
        });
        return made;
    }

    private CodePlan plan(int i, PlaceColumn place, String codes) {
        boolean named = place.kind().level() == PlaceLevel.COMMUNE && !place.kind().coded();
        ColumnPlan plan = plans.get(i);
        return new CodePlan(
                plan.name(),
                plan.index(),
                codes,
                place.canonical(),
                place.kind(),
                named ? container() : null);
    }

    /// The only column of provinces, else the only one of regions: of two, nobody can tell which
    /// the communes belong to.
    private CodePlan.@Nullable Container container() {
        for (PlaceLevel level : List.of(PlaceLevel.PROVINCE, PlaceLevel.REGION)) {
            List<CodePlan.Container> of = new ArrayList<>();
            places.forEach((i, place) -> {
                if (place.kind().level() == level) {
                    of.add(new CodePlan.Container(plans.get(i).index(), place.kind()));
                }
            });
            if (!of.isEmpty()) {
                return of.size() == 1 ? of.getFirst() : null;
            }
        }
        return null;
    }

    /// A name that no other column has; readers of Parquet may not tell capitals apart.
    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
