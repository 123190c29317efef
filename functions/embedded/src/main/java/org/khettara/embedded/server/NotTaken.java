package org.khettara.embedded.server;

import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Text;
import org.khettara.core.upload.UploadKey;

/// Why a file stays in the drop folder.
final class NotTaken {
    static final Text UNREADABLE =
            new Text(
                    "Khettara n'a pas le droit de lire ce fichier ou son dossier.",
                    "لا يملك «خطارة» حق قراءة هذا الملف أو مجلده.",
                    "Khettara has no right to read this file or its folder.");
    static final Text NOT_STORED =
            new Text(
                    "Ce fichier n'a pas encore pu être mis en lieu sûr ; un nouvel essai suit.",
                    "لم يتسن بعد حفظ هذا الملف في مكان آمن؛ ستُعاد المحاولة.",
                    "This file could not be stored safely yet; it is tried again.");
    private static final Text NO_INSTITUTION =
            new Text(
                    "Ce fichier n'est pas dans le dossier d'un organisme.",
                    "هذا الملف ليس في مجلد مؤسسة.",
                    "This file is not in the folder of an institution.");

    private NotTaken() {}

    /// @param key null when the path names no institution
    static Text unregistered(@Nullable UploadKey key) {
        if (key == null) {
            return NO_INSTITUTION;
        }
        String institution = key.dataset().institution().value();
        return new Text(
                "L'organisme « %s » n'est pas inscrit.".formatted(institution),
                "المؤسسة «%s» غير مسجلة.".formatted(institution),
                "The institution '%s' is not registered.".formatted(institution));
    }
}
