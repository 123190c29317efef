package org.khettara.core.upload;

/// One version of one object in a store: what an upload is known by. The key is the object's own,
/// never URL-encoded.
public record ObjectVersion(String bucket, String key, String versionId) {
    public ObjectVersion {
        if (bucket.isEmpty() || key.isEmpty() || versionId.isEmpty()) {
            throw new IllegalArgumentException(
                    "an object version needs a bucket, a key and a version id");
        }
    }
}
