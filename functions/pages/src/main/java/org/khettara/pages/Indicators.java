package org.khettara.pages;

import org.jspecify.annotations.Nullable;

/// What is counted of a portal on one day: a row of the series.
///
/// @param date ISO 8601
/// @param releases that are published, current or not
/// @param onboarded institutions that may publish
/// @param active institutions of which readers are served a dataset
/// @param meanPoints of the metadata, 0 to 405
/// @param meanQuality of the data, 0 to 100
/// @param meanStars 0 to 3, with two decimals
/// @param meanOpenness elements of openness of ODIN, 0 to 5, with two decimals
/// @param overdue datasets older than their frequency allows
/// @param compliant datasets that keep the portal's rules
/// @param reuses reuse cases that are registered; null without a register
/// @param requests requests for data, likewise
/// @param services likewise
/// @param servicesAnswering services that answered; null when nobody asked them
/// @param inventoried institutions with an inventory of what they hold; null when there is none
/// @param identified datasets of the inventories, by status; null likewise
public record Indicators(
        String date,
        int datasets,
        long releases,
        int onboarded,
        int active,
        long meanPoints,
        long meanQuality,
        double meanStars,
        double meanOpenness,
        int overdue,
        int withoutLicence,
        int compliant,
        @Nullable Integer reuses,
        @Nullable Integer requests,
        @Nullable Integer services,
        @Nullable Integer servicesAnswering,
        @Nullable Integer inventoried,
        @Nullable Integer identified,
        @Nullable Integer inPreparation,
        @Nullable Integer plannedAndPublished,
        @Nullable Integer refused) {}
