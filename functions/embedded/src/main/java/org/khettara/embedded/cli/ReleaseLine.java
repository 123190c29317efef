package org.khettara.embedded.cli;

import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Standing;

/// A release as JSON.
record ReleaseLine(
        String dataset,
        long release,
        String run,
        String upload,
        Standing standing,
        String releasedAt,
        ReleaseContent content) {
    static ReleaseLine of(Release release) {
        return new ReleaseLine(
                release.dataset().toString(),
                release.number(),
                release.run().value(),
                release.input().value(),
                release.standing(),
                release.releasedAt().toString(),
                release.content());
    }
}
