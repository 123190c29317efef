package org.khettara.engine.parquet;

import java.math.BigInteger;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;

/// How Parquet stores a column. Every column is optional.
public record ParquetColumn(String name, Storage storage) {

    /// A sealed choice: each case fixes the physical and the logical type.
    public sealed interface Storage {
        /// UTF-8.
        record Text() implements Storage {}

        /// 0 or 1.
        record Bool() implements Storage {}

        /// 64 bits with sign.
        record Int64() implements Storage {}

        /// The bits of a double.
        record Float64() implements Storage {}

        /// Days since 1970.
        record Day() implements Storage {}

        /// Microseconds since midnight, of no time zone.
        record TimeOfDay() implements Storage {}

        /// Microseconds since 1970, in UTC or of no time zone.
        record Instant(boolean utc) implements Storage {}

        /// A number without its point: as a long up to 18 digits, beyond as big-endian two's
        /// complement of [#bytes()] bytes.
        record Decimal(int precision, int scale) implements Storage {
            public Decimal {
                if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                    throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ")");
                }
            }

            /// Bytes of the smallest two's complement number that holds the precision.
            public int bytes() {
                return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
            }

            public boolean wide() {
                return precision > 18;
            }
        }
    }

    Form form() {
        return switch (storage) {
            case Storage.Text text -> Form.TEXT;
            case Storage.Bool bool -> Form.BOOLEAN;
            case Storage.Int64 int64 -> Form.INT64;
            case Storage.Float64 float64 -> Form.DOUBLE;
            case Storage.Day day -> Form.INT32;
            case Storage.TimeOfDay time -> Form.INT64;
            case Storage.Instant instant -> Form.INT64;
            case Storage.Decimal decimal ->
                    decimal.wide()
                            ? Form.FIXED
                            : decimal.precision() <= 9 ? Form.INT32 : Form.INT64;
        };
    }

    /// Bytes of every value of a [Form#FIXED] column, 0 for others.
    int fixedLength() {
        return storage instanceof Storage.Decimal decimal && decimal.wide() ? decimal.bytes() : 0;
    }

    /// The greatest value allowed, as a long.
    long limit() {
        return switch (storage) {
            case Storage.Bool bool -> 1;
            case Storage.Day day -> Integer.MAX_VALUE;
            case Storage.Decimal decimal when !decimal.wide() ->
                    BigInteger.TEN.pow(decimal.precision()).longValueExact() - 1;
            default -> Long.MAX_VALUE;
        };
    }

    /// The least value allowed, as a long.
    long lowerLimit() {
        return switch (storage) {
            case Storage.Bool bool -> 0;
            case Storage.Decimal decimal when !decimal.wide() -> -limit();
            default -> -limit() - 1;
        };
    }

    SchemaElement element() {
        SchemaElement element =
                new SchemaElement(name)
                        .setType(form().type())
                        .setRepetition_type(FieldRepetitionType.OPTIONAL);
        switch (storage) {
            case Storage.Text text ->
                    set(element, LogicalType.STRING(new StringType()), ConvertedType.UTF8);
            case Storage.Bool bool -> {}
            case Storage.Int64 int64 -> {}
            case Storage.Float64 float64 -> {}
            case Storage.Day day ->
                    set(element, LogicalType.DATE(new DateType()), ConvertedType.DATE);
            case Storage.TimeOfDay time ->
                    element.setLogicalType(LogicalType.TIME(new TimeType(false, micros())));
            case Storage.Instant instant -> setInstant(element, instant);
            case Storage.Decimal decimal -> setDecimal(element, decimal);
        }
        return element;
    }

    /// DuckDB and older readers know the converted type only.
    private static void set(SchemaElement element, LogicalType logical, ConvertedType converted) {
        element.setLogicalType(logical);
        element.setConverted_type(converted);
    }

    /// The converted type means UTC: a local time has none.
    private static void setInstant(SchemaElement element, Storage.Instant instant) {
        element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(instant.utc(), micros())));
        if (instant.utc()) {
            element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        }
    }

    private static void setDecimal(SchemaElement element, Storage.Decimal decimal) {
        element.setPrecision(decimal.precision()).setScale(decimal.scale());
        element.setConverted_type(ConvertedType.DECIMAL);
        element.setLogicalType(
                LogicalType.DECIMAL(new DecimalType(decimal.scale(), decimal.precision())));
        if (decimal.wide()) {
            element.setType_length(decimal.bytes());
        }
    }

    private static TimeUnit micros() {
        return TimeUnit.MICROS(new MicroSeconds());
    }
}
