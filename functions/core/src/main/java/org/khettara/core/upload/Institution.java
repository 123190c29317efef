package org.khettara.core.upload;

/// A public body that may publish here.
///
/// @param name as readers should see it
/// @param licenceRule whether its data may be published without a licence
public record Institution(InstitutionId id, String name, LicenceRule licenceRule) {
    public Institution(InstitutionId id, String name) {
        this(id, name, LicenceRule.OPTIONAL);
    }

    public enum LicenceRule {
        /// Data without a licence is published; its description says that none is given.
        OPTIONAL,
        /// Data without a licence is refused.
        REQUIRED
    }
}
