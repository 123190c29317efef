package org.khettara.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.khettara.core.Stage;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;
import org.khettara.embedded.Home;

/// The home as the worker and the drop folder see it.
final class HomeLine implements Worker.Line, DropFolder.Reception {
    private static final Logger LOG = System.getLogger(HomeLine.class.getName());
    private final Home home;

    HomeLine(Home home) {
        this.home = home;
    }

    @Override
    public void recover() throws IOException {
        for (Home.Broken broken : home.recover(Stage.Watcher.NOBODY).broken()) {
            LOG.log(
                    Level.WARNING,
                    "Upload " + broken.upload().id() + " is tried again",
                    broken.cause());
        }
    }

    @Override
    public List<Upload> pending() throws IOException {
        return home.pendingUploads();
    }

    @Override
    public void settle() throws IOException {
        home.following().settle();
    }

    @Override
    public void process(Upload upload, Stage.Watcher watcher) throws IOException {
        home.process(upload, watcher);
    }

    @Override
    public boolean mayPublish(UploadKey key) throws IOException {
        return home.institution(key.dataset().institution()).isPresent();
    }

    @Override
    public Upload accept(UploadKey key, InputStream content) throws IOException {
        return home.accept(key.dataset(), key.fileName(), content);
    }

    @Override
    public InputStream stored(Upload upload) throws IOException {
        return home.openUpload(upload);
    }
}
