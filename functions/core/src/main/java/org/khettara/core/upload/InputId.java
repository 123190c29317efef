package org.khettara.core.upload;

/// Identity of an upload: the hash of bucket, key and version id. The same object version is the
/// same input for ever, whatever event announced it and however often.
public record InputId(String value) {
    public static InputId of(ObjectVersion object) {
        return new InputId(Sha256.ofParts(object.bucket(), object.key(), object.versionId()));
    }

    @Override
    public String toString() {
        return value;
    }
}
