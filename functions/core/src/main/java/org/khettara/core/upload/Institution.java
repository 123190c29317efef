package org.khettara.core.upload;

/// A public body that may publish here, with its name as readers should see it.
public record Institution(InstitutionId id, String name) {}
