package org.khettara.embedded.server;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.describe.MetadataJson;
import org.khettara.core.describe.Reading;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sequencer;
import org.khettara.embedded.Described;
import org.khettara.embedded.Describer;
import org.khettara.embedded.Home;

/// What is said of datasets, and a person's word on it.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetadataController {
    private static final long LARGEST = 1 << 20;
    private static final String NOTHING = "\"0\"";

    private final Home home;
    private final Describer describer;

    MetadataController(Home home) {
        this.home = home;
        this.describer = home.describer();
    }

    @Get("/drafts")
    HttpResponse<byte[]> drafts() throws IOException {
        return Answers.ok(
                new Documents.DraftList(
                        describer.drafts().stream().map(DatasetId::toString).toList()));
    }

    @Get("/datasets/{dataset}/metadata")
    HttpResponse<byte[]> metadata(String dataset) throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        return Answers.ok(Described.of(entry(id)))
                .header(HttpHeaders.ETAG, tag(new Scope.OfDataset(id)));
    }

    @Put("/datasets/{dataset}/metadata")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> describe(
            String dataset,
            @Nullable @QueryValue String who,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Body InputStream content)
            throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        entry(id);
        put(new Scope.OfDataset(id), Parameters.who(who), ifMatch, read(content));
        return metadata(dataset);
    }

    @Get("/institutions/{institution}/metadata")
    HttpResponse<byte[]> defaults(String institution, @Nullable @QueryValue String folder)
            throws IOException {
        Scope scope = scope(institution, folder);
        Description said = describer.said(scope).map(Layer::description).orElse(Description.NONE);
        return Answers.ok(said).header(HttpHeaders.ETAG, tag(scope));
    }

    @Put("/institutions/{institution}/metadata")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> describeAll(
            String institution,
            @Nullable @QueryValue String folder,
            @Nullable @QueryValue String who,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Body InputStream content)
            throws IOException {
        Scope scope = scope(institution, folder);
        put(scope, Parameters.who(who), ifMatch, read(content).asDefault());
        return defaults(institution, folder);
    }

    private Scope scope(String institution, @Nullable String folder) throws IOException {
        InstitutionId id = Parameters.institution(institution);
        if (home.institution(id).isEmpty()) {
            throw new ProblemException(Problem.unknownInstitution(institution));
        }
        return folder == null || folder.isBlank()
                ? new Scope.OfInstitution(id)
                : new Scope.OfFolder(Parameters.target(id, folder, folder));
    }

    private CatalogueEntry entry(DatasetId id) throws IOException {
        return describer
                .entry(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("dataset " + id)));
    }

    private static Description read(@Nullable InputStream content) throws IOException {
        InputStream body = content == null ? InputStream.nullInputStream() : content;
        try (InputStream in = new CappedStream(body, LARGEST, CappedStream.Beyond.TOO_LARGE)) {
            return switch (MetadataJson.read(in).kept()) {
                case Reading.Malformed malformed ->
                        throw new ProblemException(Problem.malformedMetadata(malformed));
                case Reading.Said said -> said.statements().getFirst().description();
            };
        } catch (CappedStream.TooLargeException e) {
            throw new ProblemException(Problem.tooLarge(LARGEST));
        }
    }

    /// Without a condition the last who speaks is heard.
    private void put(Scope scope, String who, @Nullable String ifMatch, Description said)
            throws IOException {
        if (ifMatch == null) {
            describer.say(scope, who, before -> said);
            return;
        }
        Optional<Sequencer> there = describer.said(scope).map(Layer::sequencer);
        boolean asSeen = Etags.match(ifMatch, there.map(s -> Etags.of(s.value())).orElse(NOTHING));
        if (!asSeen || !describer.put(scope, said, who, there.orElse(null))) {
            throw new ProblemException(Problem.changedSince());
        }
    }

    private String tag(Scope scope) throws IOException {
        return describer
                .said(scope)
                .map(said -> Etags.of(said.sequencer().value()))
                .orElse(NOTHING);
    }
}
