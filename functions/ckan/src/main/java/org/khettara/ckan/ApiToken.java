package org.khettara.ckan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// The secret that a portal knows a user by. Nothing prints it.
public final class ApiToken {
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException when it cannot be a token
    public static ApiToken of(String text) {
        String token = text.strip();
        if (token.isEmpty()
                || token.length() > LONGEST
                || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "that is not an API token: expected one line of ASCII without blanks");
        }
        return new ApiToken(token);
    }

    /// Reads the token from a file of its own.
    ///
    /// @throws IllegalArgumentException when others than the owner may read the file, or it holds
    ///   no token
    public static ApiToken ofFile(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
            throw new IllegalArgumentException(
                    "Others may read the token in %s: 'chmod 600 %s', and have the portal make a new token if they may have."
                            .formatted(file, file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(LONGEST + 2), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// As it goes into the `Authorization` header: bare; CKAN ignores `Bearer`.
    String header() {
        return text;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
