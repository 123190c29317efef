package org.khettara.core.upload;

import java.util.Optional;

/// The key of an object in the upload store: `uploads/<institution>/<file>`, or
/// `uploads/<institution>/<dataset>/<file>` when the publisher says which dataset the file belongs
/// to. Deeper folders belong to the dataset's name.
public record UploadKey(DatasetId dataset, String fileName) {
    public static final String PREFIX = "uploads/";

    /// Reads a key; empty when it is no upload: a folder marker, a key outside [#PREFIX], or one
    /// that names no institution.
    public static Optional<UploadKey> parse(String key) {
        if (!key.startsWith(PREFIX) || key.endsWith("/")) {
            return Optional.empty();
        }
        String path = key.substring(PREFIX.length());
        int afterInstitution = path.indexOf('/');
        int fileStart = path.lastIndexOf('/') + 1;
        if (afterInstitution < 0) {
            return Optional.empty();
        }
        String fileName = path.substring(fileStart);
        try {
            var institution = new InstitutionId(path.substring(0, afterInstitution));
            boolean namesDataset = fileStart > afterInstitution + 1;
            DatasetId dataset =
                    namesDataset
                            ? DatasetId.named(
                                    institution,
                                    path.substring(afterInstitution + 1, fileStart - 1))
                            : DatasetId.ofFile(institution, fileName);
            return Optional.of(new UploadKey(dataset, fileName));
        } catch (IllegalArgumentException notAnInstitution) {
            return Optional.empty();
        }
    }

    /// The key under which a file is dropped for a dataset.
    public static String of(DatasetId dataset, String fileName) {
        return PREFIX + dataset.institution() + "/" + dataset.name() + "/" + fileName;
    }
}
