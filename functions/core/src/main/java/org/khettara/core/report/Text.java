package org.khettara.core.report;

/// One message in the three languages of its readers.
public record Text(String fr, String ar, String en) {}
