package org.khettara.core.inventory;

import org.jspecify.annotations.Nullable;

/// A dataset of an inventory.
///
/// @param legalReason why it is not published; null unless it is refused
/// @param expected when it is to be published, in the institution's words
/// @param dataset the dataset that it became, as the catalogue names it; null while there is none
public record Planned(
        String title,
        @Nullable String description,
        @Nullable String service,
        @Nullable String frequency,
        @Nullable String format,
        InventoryStatus status,
        @Nullable String legalReason,
        @Nullable String expected,
        @Nullable String dataset) {

    /// The entry once its dataset was withdrawn.
    public Planned unpublished() {
        return become(InventoryStatus.IN_PREPARATION, null);
    }

    /// The entry once readers are served the dataset.
    public Planned published(String as) {
        return become(InventoryStatus.PUBLISHED, as);
    }

    private Planned become(InventoryStatus now, @Nullable String as) {
        return new Planned(title, description, service, frequency, format, now, null, expected, as);
    }
}
