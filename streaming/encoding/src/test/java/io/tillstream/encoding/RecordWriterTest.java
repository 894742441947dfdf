package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.TillTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The general writer says what canonical is; whatever this one writes has to be the same bytes. */
class RecordWriterTest {
    enum Size {
        SMALL,
        LARGE
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Square.class, name = "square"),
        @JsonSubTypes.Type(value = Nothing.class, name = "nothing")
    })
    sealed interface Shape {}

    record Square(int side) implements Shape {}

    record Nothing() implements Shape {}

    record Mixed(
            String zebra,
            @JsonProperty("zh-TW") String named,
            int count,
            long many,
            boolean good,
            @Nullable Integer perhaps,
            @Nullable Long far,
            @Nullable Boolean sure,
            Size size,
            Instant at,
            LocalDate on,
            Money money,
            @Nullable Money change,
            Quantity quantity,
            Gtin item,
            Source source,
            LocalText name,
            List<String> words,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Square> squares,
            List<Shape> shapes,
            Shape shape,
            @Nullable Nested nested) {}

    record Nested(@Nullable String text, @Nullable Nothing nothing) {}

    private static Mixed mixed(Random random) {
        CurrencyUnit currency = CurrencyUnit.of(List.of("GBP", "TWD", "KWD").get(random.nextInt(3)));
        return new Mixed(
                text(random),
                text(random),
                random.nextInt(),
                random.nextLong(),
                random.nextBoolean(),
                random.nextBoolean() ? random.nextInt() : null,
                random.nextBoolean() ? random.nextLong() : null,
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? Size.SMALL : Size.LARGE,
                Instant.ofEpochSecond(
                        random.nextInt() * 5L,
                        List.of(0, 1_000_000, 1_000, 1, 999_999_999).get(random.nextInt(5))),
                LocalDate.ofEpochDay(random.nextInt(8_000_000) - 4_000_000),
                Money.ofMinor(random.nextLong(), currency),
                random.nextBoolean() ? Money.ofMinor(random.nextInt(200) - 100, currency) : null,
                Quantity.grams(random.nextInt()),
                Gtin.ofDigits("4006381333931"),
                Source.parseReceiptNumber("s1-t2/1/42"),
                LocalText.same(text(random)),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> text(random))
                        .toList(),
                IntStream.range(0, random.nextInt(3)).mapToObj(Square::new).toList(),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> shape(random))
                        .toList(),
                shape(random),
                random.nextBoolean()
                        ? new Nested(
                                random.nextBoolean() ? text(random) : null, random.nextBoolean() ? new Nothing() : null)
                        : null);
    }

    private static Shape shape(Random random) {
        return random.nextBoolean() ? new Square(random.nextInt()) : new Nothing();
    }

    /** Letters, quotes, control characters, Chinese, and what needs four bytes. */
    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 5)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> random.nextInt(0x80);
                    case 2 -> 0x80 + random.nextInt(0x700);
                    case 3 -> 0x4E00 + random.nextInt(0x5000);
                    default -> 0x1F300 + random.nextInt(0x300);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String general(Object value) {
        return new String(CanonicalJson.encodeAnything(value), StandardCharsets.UTF_8);
    }

    @Test
    void writesTheSameBytesAsTheGeneralWriter() {
        for (long seed = 1; seed <= 5_000; seed++) {
            Mixed value = mixed(new Random(seed));

            assertThat(RecordWriter.write(value))
                    .as("seed %d", seed)
                    .hasValueSatisfying(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                            .isEqualTo(general(value)));
        }
    }

    record Amounts(List<Money> money, List<Quantity> quantities, List<Long> numbers) {}

    private record Drawer(
            int coins,
            @Nullable Size size,
            ZoneId zone,
            @Nullable Drawer under,
            List<Drawer> beside) {}

    record Box(int pieces) {
        /** A question, which the general writer takes for a part. */
        public boolean isFull() {
            return pieces > 10;
        }
    }

    /** As a till's open basket is kept. */
    @Test
    void writesRecordsThatOnlyTheirOwnersKnow() {
        Drawer small = new Drawer(3, Size.SMALL, ZoneId.of("Asia/Taipei"), null, List.of());
        Drawer drawer = new Drawer(12, null, ZoneId.of("+08:00"), small, List.of(small, small));

        assertThat(RecordWriter.write(drawer))
                .hasValueSatisfying(bytes -> assertThat(bytes)
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(new String(CanonicalJson.encodeAnything(drawer), StandardCharsets.UTF_8)));
    }

    @Test
    void leavesRecordsToTheGeneralWriterThatTellMoreThanTheirParts() {
        assertThat(RecordWriter.write(new Box(12))).isEmpty();
        assertThat(CanonicalJson.text(new Box(12))).isEqualTo("{\"full\":true,\"pieces\":12}");
    }

    @Test
    void writesTheSmallestAndTheLargestNumbersAsTheGeneralWriterDoes() {
        List<Long> numbers =
                List.of(0L, 1L, -1L, 9L, 10L, 99L, 100L, -100L, 999L, 1000L, -1001L, Long.MAX_VALUE, Long.MIN_VALUE);
        List<Money> money = Stream.of("GBP", "TWD", "KWD")
                .map(CurrencyUnit::of)
                .flatMap(currency -> numbers.stream().map(minor -> Money.ofMinor(minor, currency)))
                .toList();
        Amounts value = new Amounts(money, numbers.stream().map(Quantity::each).toList(), numbers);

        assertThat(RecordWriter.write(value))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(general(value)));
    }

    @Test
    void escapesEveryCharacterAsTheGeneralWriterDoes() {
        for (int character = 0; character < Character.MIN_SURROGATE; character++) {
            Nested value = new Nested("a" + (char) character + "b", null);

            assertThat(CanonicalJson.text(value)).as("U+%04X", character).isEqualTo(general(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D"})
    void leavesHalfACharacterToTheGeneralWriter(String half) {
        Nested value = new Nested(half, null);
        Throwable expected = catchThrowable(() -> general(value));

        assertThat(RecordWriter.write(value)).isEmpty();
        assertThat(catchThrowable(() -> CanonicalJson.encode(value)))
                .satisfies(thrown -> assertThat(String.valueOf(thrown)).isEqualTo(String.valueOf(expected)));
    }

    record WithAMap(Map<String, String> map) {}

    record WithAFraction(double fraction) {}

    record Formatted(
            @JsonFormat(shape = JsonFormat.Shape.STRING) int number) {}

    record Hidden(@JsonIgnore String secret, String told) {}

    @Test
    void leavesTypesItDoesNotKnowToTheGeneralWriter() {
        for (Object value : List.of(
                new WithAMap(Map.of("a", "b")),
                new WithAFraction(0.5),
                new Formatted(7),
                new Hidden("a", "b"),
                List.of("a"),
                "text")) {
            assertThat(RecordWriter.write(value)).as("%s", value).isEmpty();
            assertThat(CanonicalJson.text(value)).isEqualTo(general(value));
        }
    }

    /** Else every till is slower and nobody sees why. */
    @Test
    void knowsEveryTransactionOfATill() {
        assertThat(TillTransaction.class.getPermittedSubclasses()).allMatch(Form::isKnown);
    }
}
