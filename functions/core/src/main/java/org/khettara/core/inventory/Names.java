package org.khettara.core.inventory;

import java.util.Set;
import java.util.stream.Stream;
import org.khettara.core.report.Text;
import org.khettara.core.search.Words;

/// What one thing is called in a sheet.
///
/// @param words as the template has it
/// @param others that people write for it, in any of the languages
record Names(Text words, Set<String> others) {
    /// Whether it is one of them, whatever its spelling.
    boolean has(String name) {
        String key = Words.key(name);
        return Stream.concat(Stream.of(words.fr(), words.ar(), words.en()), others.stream())
                .anyMatch(one -> Words.key(one).equals(key));
    }
}
