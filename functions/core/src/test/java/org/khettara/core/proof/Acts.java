package org.khettara.core.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.proof.Worker.Act;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// What the stories are made of.
final class Acts {
    private static final AtomicInteger REASONS = new AtomicInteger();

    private Acts() {}

    static Act take(Upload upload) {
        return worker -> worker.take(upload);
    }

    static Act meanwhile(String call, Upload upload, Upload other) {
        return worker -> worker.meanwhile(call, take(other)).take(upload);
    }

    /// Files of one dataset, dropped and delivered one after the other.
    static List<Act> takes(World world, String dataset, String... contents) throws IOException {
        var acts = new ArrayList<Act>();
        for (String content : contents) {
            acts.add(take(world.drop(dataset, content)));
        }
        return acts;
    }

    static List<Act> join(List<Act> first, List<Act> second) {
        var acts = new ArrayList<>(first);
        acts.addAll(second);
        return acts;
    }

    /// What a person wants done with the release of an upload.
    @FunctionalInterface
    interface Wish {
        Decision of(DatasetId dataset, long release, By by);
    }

    /// A person decides on the release that an upload became, and the change is told.
    static Act decide(World world, Upload upload, Wish wish) {
        return told(untold(world, upload, wish));
    }

    /// A person decides, on a dataset in which the upload has ended, and the change is told.
    static Act decide(World world, Upload upload, Decision decision) {
        return told(decides(world, upload, _ -> decision));
    }

    /// A person decides on the release that an upload became; it is not told yet.
    static Act untold(World world, Upload upload, Wish wish) {
        By by = by();
        return decides(world, upload, number -> wish.of(upload.dataset(), number, by));
    }

    static Act told(Act act) {
        return worker -> {
            act.by(worker);
            worker.relay();
        };
    }

    /// Nobody decides before there is something to decide on, and who was given an answer does not
    /// ask again.
    private static Act decides(World world, Upload upload, LongFunction<Decision> decision) {
        return once(worker -> {
            Optional<Release> release =
                    world.installation().ledger().releases(upload.dataset()).stream()
                            .filter(any -> any.input().equals(upload.id()))
                            .findFirst();
            if (release.isEmpty()) {
                throw new IOException("nothing to decide on yet");
            }
            worker.decide(decision.apply(release.get().number()));
        });
    }

    /// A person gives a dataset a title; it is not told yet.
    static Act say(Scope scope, String frenchTitle) {
        return once(worker -> worker.say(scope, World.titled(frenchTitle)));
    }

    private static Act once(Act act) {
        var answered = new AtomicBoolean();
        return worker -> {
            if (!answered.get()) {
                act.by(worker);
                answered.set(true);
            }
        };
    }

    /// Amina, who never gives the same reason twice.
    static By by() {
        return new By("Amina", "reason " + REASONS.incrementAndGet());
    }
}
