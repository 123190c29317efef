package org.khettara.ckan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// Identifiers that can be made again at any time: name-based UUIDs (RFC 9562, section 5.5). So a
/// create that is tried twice is known as the same, and what is pushed and what is harvested has
/// one id.
final class StableId {
    /// The name-based UUID of `khettara` among DNS names.
    private static final UUID NAMESPACE = UUID.fromString("a28995fc-5294-54e6-92c0-39439c08e1e5");

    private StableId() {}

    static String of(DatasetId dataset) {
        return named("dataset:" + dataset);
    }

    static String of(InstitutionId institution) {
        return named("institution:" + institution);
    }

    /// @param file name of a file of the dataset's releases
    static String ofFile(DatasetId dataset, String file) {
        return named("file:" + dataset + "/" + file);
    }

    static String ofTag(String tag) {
        return named("tag:" + tag);
    }

    static String ofTheme(String code) {
        return named("theme:" + code);
    }

    static String named(String name) {
        byte[] space =
                ByteBuffer.allocate(16)
                        .putLong(NAMESPACE.getMostSignificantBits())
                        .putLong(NAMESPACE.getLeastSignificantBits())
                        .array();
        MessageDigest sha1 = sha1();
        sha1.update(space);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
