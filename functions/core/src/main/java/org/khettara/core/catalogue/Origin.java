package org.khettara.core.catalogue;

import java.util.Locale;

/// Who says something of a dataset. The first in this order that says anything of a field is
/// believed, so a person's word outlives every later upload.
public enum Origin {
    /// Someone who answers for the dataset, in a form, the API or the command line.
    PERSON,

    /// A description that was dropped beside the file: `metadata.json`, `datapackage.json`, DCAT.
    FILE,

    /// The record of the portal that the file was harvested from.
    HARVEST,

    /// What holds for a folder of the institution.
    FOLDER,

    /// What holds for all of the institution's datasets.
    INSTITUTION,

    /// What Khettara reads off the data and off its history.
    DERIVED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
