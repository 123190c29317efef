package org.khettara.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// Of what something is said: one dataset, the datasets of a folder, or all of an institution.
public sealed interface Scope {
    InstitutionId institution();

    /// The text form, by which stores know a scope: `dataset:fes.budget`, `folder:fes.budgets`,
    /// `institution:fes`.
    @JsonValue
    String text();

    /// The dataset in whose book of the audit it stands what was said.
    default DatasetId book() {
        return switch (this) {
            case OfDataset(DatasetId dataset) -> dataset;
            case OfFolder(DatasetId folder) -> folder;
            case OfInstitution(InstitutionId institution) -> new DatasetId(institution, "defaults");
        };
    }

    record OfDataset(DatasetId dataset) implements Scope {
        @Override
        public InstitutionId institution() {
            return dataset.institution();
        }

        @Override
        public String text() {
            return "dataset:" + dataset;
        }
    }

    /// The dataset that has the folder's name, and those whose names go on after it with a `-`: a
    /// file in `budgets/2024/` is dataset `budgets-2024`, of the folders `budgets` and
    /// `budgets-2024`.
    record OfFolder(DatasetId folder) implements Scope {
        @Override
        public InstitutionId institution() {
            return folder.institution();
        }

        @Override
        public String text() {
            return "folder:" + folder;
        }
    }

    record OfInstitution(InstitutionId institution) implements Scope {
        @Override
        public String text() {
            return "institution:" + institution;
        }
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is not of that form
    @JsonCreator
    static Scope parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        return switch (text.substring(0, Math.max(colon, 0))) {
            case "dataset" -> new OfDataset(DatasetId.parse(name));
            case "folder" -> new OfFolder(DatasetId.parse(name));
            case "institution" -> new OfInstitution(new InstitutionId(name));
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is not a scope: expected dataset:, folder: or institution: and a name"
                                    .formatted(text));
        };
    }

    /// All scopes that a dataset lies in, the narrowest first.
    static List<Scope> around(DatasetId dataset) {
        var scopes = new ArrayList<Scope>();
        scopes.add(new OfDataset(dataset));
        String name = dataset.name();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('-', end - 1)) {
            if (name.charAt(end - 1) != '-') {
                scopes.add(
                        new OfFolder(new DatasetId(dataset.institution(), name.substring(0, end))));
            }
        }
        scopes.add(new OfInstitution(dataset.institution()));
        return scopes;
    }

    default boolean covers(DatasetId dataset) {
        return around(dataset).contains(this);
    }
}
