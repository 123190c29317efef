package org.khettara.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.Indicators;
import org.khettara.pages.PortalReport.Inventory;

/// Counts what the commitment asks to be counted.
///
/// @param inventories empty when no institution has one
record Counts(List<DatasetAssessment> datasets, List<Inventory> inventories, Register register) {
    /// @param releases that are published
    /// @param institutions that may publish
    /// @param answering services that answered; empty when nobody asked
    Indicators on(Instant at, long releases, int institutions, OptionalInt answering) {
        return new Indicators(
                at.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                datasets.size(),
                releases,
                institutions,
                (int) datasets.stream().map(DatasetAssessment::institution).distinct().count(),
                Math.round(mean(DatasetAssessment::points)),
                Math.round(mean(DatasetAssessment::quality)),
                twoDecimals(mean(DatasetAssessment::stars)),
                twoDecimals(mean(DatasetAssessment::openness)),
                (int)
                        datasets.stream()
                                .filter(one -> one.timeliness().state() == Timeliness.State.OVERDUE)
                                .count(),
                (int) datasets.stream().filter(one -> one.licence() == null).count(),
                (int) datasets.stream().filter(one -> one.breaches().isEmpty()).count(),
                register.count(Register.Kind.REUSE),
                register.count(Register.Kind.REQUEST),
                register.count(Register.Kind.SERVICE),
                answering.isPresent() ? answering.getAsInt() : null,
                inventories.isEmpty() ? null : inventories.size(),
                count(InventoryStatus.IDENTIFIED),
                count(InventoryStatus.IN_PREPARATION),
                count(InventoryStatus.PUBLISHED),
                count(InventoryStatus.REFUSED));
    }

    private @Nullable Integer count(InventoryStatus status) {
        return inventories.isEmpty()
                ? null
                : inventories.stream().mapToInt(inventory -> inventory.count(status)).sum();
    }

    private double mean(ToIntFunction<DatasetAssessment> number) {
        return datasets.stream().mapToInt(number).average().orElse(0);
    }

    private static double twoDecimals(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
