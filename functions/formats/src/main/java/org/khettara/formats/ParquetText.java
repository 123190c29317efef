package org.khettara.formats;

import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Parquet values as the texts that the port asks for. Bytes are text where they are UTF-8, as old
/// writers leave strings without a type, and hexadecimal where they are not. Lists and maps are
/// JSON.
final class ParquetText {
    private ParquetText() {}

    /// @return null for a missing value
    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Double number -> number.isNaN() ? null : number.toString();
            case Float number -> number.isNaN() ? null : number.toString();
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> DateTimeFormatter.ISO_LOCAL_DATE.format(date);
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
            case Instant moment -> DateTimeFormatter.ISO_INSTANT.format(moment);
            case byte[] bytes -> bytes(bytes);
            case PqInterval i ->
                    "P"
                            + i.months()
                            + "M"
                            + i.days()
                            + "DT"
                            + BigDecimal.valueOf(i.milliseconds(), 3).toPlainString()
                            + "S";
            case PqStruct struct -> json(struct);
            case PqList list -> json(list);
            case PqMap map -> json(map);
            default -> value.toString();
        };
    }

    private static String bytes(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    private static String json(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case PqStruct struct -> {
                out.append('{');
                for (int i = 0; i < struct.getFieldCount(); i++) {
                    member(i > 0, struct.getFieldName(i), struct.getValue(i), out);
                }
                out.append('}');
            }
            case PqList list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i > 0 ? "," : "");
                    write(list.get(i), out);
                }
                out.append(']');
            }
            case PqMap map -> {
                out.append('{');
                boolean more = false;
                for (PqMap.Entry entry : map.getEntries()) {
                    member(more, String.valueOf(of(entry.getKey())), entry.getValue(), out);
                    more = true;
                }
                out.append('}');
            }
            case Boolean truth -> out.append(truth.booleanValue());
            case Number number -> {
                String text = of(number);
                out.append(text);
            }
            default -> JsonTokens.quote(String.valueOf(of(value)), out);
        }
    }

    private static void member(
            boolean more, String name, @Nullable Object value, StringBuilder out) {
        out.append(more ? "," : "");
        JsonTokens.quote(name, out);
        out.append(':');
        write(value, out);
    }
}
