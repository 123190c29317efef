package org.khettara.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// DynamoDB attributes to values and back. A time is a text of fixed width, so that times compare
/// as texts do, also inside a condition.
final class Items {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Items() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue bytes(byte[] value) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(value));
    }

    static AttributeValue time(Instant value) {
        return text(TIME.format(value));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? text(item, name) : null;
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(attribute(item, name).n());
    }

    static @Nullable Long numberOrNull(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? number(item, name) : null;
    }

    static byte[] bytes(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).b().asByteArray();
    }

    static Instant time(Map<String, AttributeValue> item, String name) {
        return Instant.parse(text(item, name));
    }

    /// What the `#name` of the expressions stand for: each for the attribute of that name.
    static Map<String, String> names(String... expressions) {
        var names = new HashMap<String, String>();
        for (String expression : expressions) {
            NAME.matcher(expression).results().forEach(m -> names.put(m.group(), m.group(1)));
        }
        return names;
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(
                item.get(name), () -> "row %s has no %s".formatted(item.get("pk"), name));
    }
}
