package org.khettara.embedded.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPathTest {
    private static final Path ROOT = Path.of("/home/store");
    private static final Pattern ESCAPE = Pattern.compile("%(u[0-9A-F]{4}|[0-9A-F]{2})");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a/b.csv",
                "",
                "/",
                "a//b",
                "..",
                "../../etc/passwd",
                "a/./b",
                "a/%2F",
                "%",
                "%empty",
                "%tmp/x",
                "a%v/1",
                "a%~/b",
                "con.txt",
                "CON",
                "com1",
                "x. ",
                "x .",
                "a\\b",
                "c:\\d",
                "\u0000\n\u007F",
                "الدار البيضاء/السكان.csv",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00\uD83D"
            })
    void aKeyCanBeReadFromItsPath(String key) {
        assertThat(decode(KeyPath.of(ROOT, key))).isEqualTo(key);
    }

    @Test
    void noPathLeavesItsRootOrHasANameThatIsTooLong() {
        String alphabet = "ab./\\%~%:\u0001 عé\uD83D\uDE00COMN1v";
        var random = new Random(20261123);
        for (int n = 0; n < 20_000; n++) {
            var key = new StringBuilder();
            for (int i = random.nextInt(n % 50 == 0 ? 3000 : 12); i > 0; i--) {
                key.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Path path = KeyPath.of(ROOT, key.toString());
            assertThat(path.normalize()).isEqualTo(path);
            assertThat(path.startsWith(ROOT)).isTrue();
            assertThat(path.getNameCount()).isGreaterThan(ROOT.getNameCount());
            for (Path name : path) {
                assertThat(name.toString().getBytes(UTF_8).length).isLessThanOrEqualTo(255);
            }
            assertThat(decode(path)).isEqualTo(key.toString());
        }
    }

    /// The way back, which shows that no two keys share a path.
    private static String decode(Path path) {
        var joined = new StringBuilder();
        boolean cut = true;
        for (Path part : ROOT.relativize(path)) {
            String name = part.toString();
            joined.append(cut ? "" : "/");
            cut = name.endsWith("%~");
            joined.append(cut ? name.substring(0, name.length() - 2) : name);
        }
        return Arrays.stream(joined.toString().split("/", -1))
                .map(segment -> segment.equals("%empty") ? "" : unescape(segment))
                .collect(Collectors.joining("/"));
    }

    private static String unescape(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(match -> {
                    String code = match.group(1);
                    char c = (char) Integer.parseInt(code.replace("u", ""), 16);
                    return Matcher.quoteReplacement(String.valueOf(c));
                });
    }
}
