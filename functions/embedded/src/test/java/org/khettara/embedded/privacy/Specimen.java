package org.khettara.embedded.privacy;

import java.util.List;

/// One file of the corpus.
///
/// @param kind what was planted, or what it may be mistaken for
/// @param expected what the policy that holds by default must do with it
/// @param secrets values that must be read nowhere; empty for a file without persons
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record Specimen(
        String fileName, String kind, Expected expected, List<String> secrets, byte[] bytes) {
    public enum Expected {
        BLOCKED,
        HELD,
        PUBLISHED
    }
}
