package org.khettara.engine;

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
import org.apache.parquet.format.Type;

/// How Parquet stores a column. Every column is optional.
record ParquetColumn(String name, Storage storage) {

    /// A sealed choice: each case fixes the physical and the logical type.
    sealed interface Storage {
        record Text() implements Storage {}

        record Bool() implements Storage {}

        record Int64() implements Storage {}

        record Float64() implements Storage {}

        record Day() implements Storage {}

        record TimeOfDay() implements Storage {}

        record Instant(boolean utc) implements Storage {}

        record Decimal(int precision, int scale) implements Storage {
            public Decimal {
                if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                    throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ")");
                }
            }

            /// Bytes of the smallest two's complement number that holds the precision.
            int bytes() {
                return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
            }

            boolean wide() {
                return precision > 18;
            }
        }
    }

    Values newValues() {
        return switch (storage) {
            case Storage.Text text -> new ByteValues(0);
            case Storage.Bool bool -> new LongValues(LongValues.Form.BOOLEAN);
            case Storage.Int64 int64 -> new LongValues(LongValues.Form.INT64);
            case Storage.Float64 float64 -> new LongValues(LongValues.Form.DOUBLE);
            case Storage.Day day -> new LongValues(LongValues.Form.INT32);
            case Storage.TimeOfDay time -> new LongValues(LongValues.Form.INT64);
            case Storage.Instant instant -> new LongValues(LongValues.Form.INT64);
            case Storage.Decimal decimal ->
                    decimal.wide()
                            ? new ByteValues(decimal.bytes())
                            : new LongValues(
                                    decimal.precision() <= 9
                                            ? LongValues.Form.INT32
                                            : LongValues.Form.INT64);
        };
    }

    Type physical() {
        return switch (storage) {
            case Storage.Text text -> Type.BYTE_ARRAY;
            case Storage.Bool bool -> Type.BOOLEAN;
            case Storage.Int64 int64 -> Type.INT64;
            case Storage.Float64 float64 -> Type.DOUBLE;
            case Storage.Day day -> Type.INT32;
            case Storage.TimeOfDay time -> Type.INT64;
            case Storage.Instant instant -> Type.INT64;
            case Storage.Decimal decimal ->
                    decimal.wide()
                            ? Type.FIXED_LEN_BYTE_ARRAY
                            : decimal.precision() <= 9 ? Type.INT32 : Type.INT64;
        };
    }

    SchemaElement element() {
        SchemaElement element =
                new SchemaElement(name)
                        .setType(physical())
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
