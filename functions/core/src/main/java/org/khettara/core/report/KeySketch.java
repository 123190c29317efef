package org.khettara.core.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The least hashes of the different values of a column that rows are joined by: two columns with
/// the same values have the same ones, and of a share of the values they have that share (bottom-k;
/// Beyer and others, On Synopses for Distinct-Value Estimation, SIGMOD 2007). All hashes of codes
/// of places, and where there are no more than [#MOST]. None can be read back.
///
/// @param distinct different values, maybe an estimate
/// @param least in Base64, big-endian, ascending as unsigned numbers
public record KeySketch(Kind kind, long distinct, String least) {
    /// Hashes that are kept of other values.
    public static final int MOST = 256;

    /// What the values are: only columns of one kind are held against each other.
    public enum Kind {
        COMMUNE(SemanticType.COMMUNE),
        ICE(SemanticType.ICE),
        TAX_NUMBER(SemanticType.TAX_NUMBER),
        TRADE_REGISTER(SemanticType.TRADE_REGISTER),
        TEXT(null),
        INTEGER(null),
        POSTAL_CODE(SemanticType.POSTAL_CODE),
        PROVINCE(SemanticType.PROVINCE),
        REGION(SemanticType.REGION);

        private final Optional<SemanticType> type;

        Kind(@Nullable SemanticType type) {
            this.type = Optional.ofNullable(type);
        }

        /// The kind of keys that such values are; empty when they are none.
        public static Optional<Kind> of(SemanticType type) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.equals(Optional.of(type)))
                    .findFirst();
        }

        /// What readers call it.
        public Text words() {
            return type.map(SemanticType::words)
                    .orElse(
                            this == INTEGER
                                    ? new Text("numéro", "رقم", "number")
                                    : new Text("identifiant", "معرف", "identifier"));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param hashes ascending as unsigned numbers
    public static KeySketch of(Kind kind, long distinct, long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        return new KeySketch(kind, distinct, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /// The hashes again.
    public long[] hashes() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(least));
        long[] hashes = new long[bytes.remaining() / Long.BYTES];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = bytes.getLong();
        }
        return hashes;
    }
}
