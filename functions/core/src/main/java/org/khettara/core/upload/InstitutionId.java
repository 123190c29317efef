package org.khettara.core.upload;

import java.util.regex.Pattern;

/// Identifies the public body that a file comes from: 1 to 63 of `a-z`, `0-9` and `-`, beginning
/// and ending with a letter or digit.
public record InstitutionId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public InstitutionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an institution id: expected 1 to 63 of a-z, 0-9 and '-', as in 'ville-de-casablanca'"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
