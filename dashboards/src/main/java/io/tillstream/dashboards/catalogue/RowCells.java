package io.tillstream.dashboards.catalogue;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row by their columns, and what is wrong with them. Whoever asks for a value of a kind gets one or nothing,
 * and everything that is wrong is noted, not the first alone. A column that the file does not have says what is known already.
 */
final class RowCells {
    private static final int LONGEST_NAME = 120;
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})(\\.\\d{1,3})?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Set<String> YES = Set.of("yes", "true", "1", "是");
    private static final Set<String> NO = Set.of("no", "false", "0", "否");
    private static final Set<String> FORMULA_ERRORS =
            Set.of("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");
    private static final DateTimeFormatter BY_THE_CLOCK =
            DateTimeFormatter.ofPattern("uuuu-M-d[ H:mm[:ss]]", Locale.ROOT);

    private final int number;
    private final Map<String, String> cells;
    private final boolean englishNames;
    private final List<Wrong> wrong = new ArrayList<>();
    private Map<String, String> known = Map.of();
    private boolean english;

    /**
     * A row.
     *
     * @param number its number in the file
     * @param cells by column; only columns that the file has
     * @param englishNames whether a Chinese name that is empty may be the English one
     */
    RowCells(int number, Map<String, String> cells, boolean englishNames) {
        this.number = number;
        this.cells = Map.copyOf(cells);
        this.englishNames = englishNames;
    }

    /** What is known of the thing already, by column. */
    void knownAs(Map<String, String> before) {
        known = Map.copyOf(before);
    }

    List<Wrong> wrong() {
        return List.copyOf(wrong);
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    /** Whether English stands for a Chinese name. */
    boolean isEnglish() {
        return english;
    }

    void note(String column, Rule rule, String detail) {
        wrong.add(new Wrong(number, column, cell(column), rule, detail));
    }

    /** Whether the cell says something else than what is known. */
    boolean changes(String column) {
        String before = known.get(column);
        return before == null || !cell(column).equals(before.strip());
    }

    /** What was typed, as it is shown again. */
    String shown(String column) {
        return cells.getOrDefault(column, known.getOrDefault(column, ""));
    }

    private String cell(String column) {
        return Objects.requireNonNullElse(cells.get(column), known.getOrDefault(column, ""))
                .strip();
    }

    /** A text of one line; absent where the cell is empty or wrong. */
    @Nullable
    String text(String column, int longest) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!changes(column)) {
            // Whatever came in by another door stays as it is.
            return known.get(column);
        }
        if (text.length() > longest) {
            note(column, Rule.TOO_LONG, Integer.toString(longest));
            return null;
        }
        if (text.codePoints().anyMatch(RowCells::cannotBePrinted)) {
            note(column, Rule.CONTROL_CHARACTER, "");
            return null;
        }
        if (FORMULA_ERRORS.contains(text)) {
            note(column, Rule.FORMULA_ERROR, "");
            return null;
        }
        return text;
    }

    /** Control characters, and those that turn the direction of writing: a name is to be read as it is written. */
    private static boolean cannotBePrinted(int letter) {
        return Character.isISOControl(letter)
                || (letter >= 0x202A && letter <= 0x202E)
                || (letter >= 0x2066 && letter <= 0x2069)
                || (letter >= 0xD800 && letter <= 0xDFFF)
                || letter == 0xFFFE
                || letter == 0xFFFF;
    }

    /** A text that has to be there; empty where it is wrong. */
    String needed(String column, int longest) {
        String text = text(column, longest);
        if (text == null && cell(column).isEmpty()) {
            note(column, Rule.REQUIRED, "");
        }
        return Objects.requireNonNullElse(text, "");
    }

    /** The name, from three columns. */
    LocalText name() {
        String en = needed("name_en", LONGEST_NAME);
        return new LocalText(en, chinese("name_zh_tw", en), chinese("name_zh_cn", en));
    }

    private String chinese(String column, String en) {
        if (cell(column).isEmpty()) {
            if (englishNames) {
                english = true;
            } else {
                note(column, Rule.CHINESE_MISSING, "");
            }
            return en;
        }
        return needed(column, LONGEST_NAME);
    }

    /** A number of an item; absent where the cell is empty or wrong. */
    @Nullable
    Gtin gtin(String column) {
        String text = cell(column);
        try {
            return text.isEmpty() ? null : Gtin.ofDigits(text);
        } catch (IllegalArgumentException e) {
            note(column, Rule.GTIN, "");
            return null;
        }
    }

    /** A whole number within bounds; absent where the cell is empty or wrong. */
    @Nullable
    Long whole(String column, long least, long most) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (DIGITS.matcher(text).matches()) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        note(column, Rule.WHOLE_NUMBER, least + "–" + most);
        return null;
    }

    /** Yes or no; an empty cell is what usually holds. */
    boolean yes(String column, boolean usually) {
        String text = cell(column).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return usually;
        }
        if (!YES.contains(text) && !NO.contains(text)) {
            note(column, Rule.YES_OR_NO, "");
        }
        return YES.contains(text);
    }

    /** One of several words; the first where the cell is wrong or empty. */
    <E extends Enum<E>> E oneOf(String column, List<E> choices) {
        String text = cell(column).toUpperCase(Locale.ROOT);
        for (E choice : choices) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        if (!text.isEmpty()) {
            note(
                    column,
                    Rule.ONE_OF,
                    String.join(", ", choices.stream().map(Enum::name).toList()));
        }
        return choices.getFirst();
    }

    /** A currency; what usually holds where the cell is empty. */
    @Nullable
    CurrencyUnit currency(String column, Optional<CurrencyUnit> usual) {
        String text = cell(column);
        if (text.isEmpty()) {
            if (usual.isEmpty()) {
                note(column, Rule.REQUIRED, "");
            }
            return usual.orElse(null);
        }
        CurrencyUnit said = attempt(() -> CurrencyUnit.of(text.toUpperCase(Locale.ROOT)));
        if (said == null || (usual.isPresent() && !usual.get().equals(said))) {
            note(column, Rule.CURRENCY, usual.map(CurrencyUnit::code).orElse("GBP, EUR, TWD"));
            return null;
        }
        return said;
    }

    /** An amount of that currency, bare digits; absent where the cell is empty or wrong. */
    @Nullable
    Money amount(String column, @Nullable CurrencyUnit currency) {
        String text = cell(column);
        if (text.isEmpty() || currency == null) {
            return null;
        }
        if (AMOUNT.matcher(text).matches()) {
            try {
                BigDecimal exact = new BigDecimal(text).setScale(currency.decimals(), RoundingMode.UNNECESSARY);
                return Money.ofMinor(exact.unscaledValue().longValueExact(), currency);
            } catch (ArithmeticException e) {
                // More decimals than the currency has, or more money than there is.
            }
        }
        note(column, Rule.AMOUNT, Integer.toString(currency.decimals()));
        return null;
    }

    /** An instant, as such or by a clock; absent where the cell is empty or wrong. */
    @Nullable
    Instant instant(String column, Optional<ZoneId> clock) {
        String text = cell(column).replace('/', '-').replace('T', ' ');
        if (text.isEmpty()) {
            return null;
        }
        if (text.endsWith("Z")) {
            Instant instant = attempt(() -> Instant.parse(cell(column)));
            if (instant == null) {
                note(column, Rule.TIME, "");
            }
            return instant;
        }
        try {
            TemporalAccessor at = BY_THE_CLOCK.parseBest(text, LocalDateTime::from, LocalDate::from);
            if (clock.isEmpty()) {
                note(column, Rule.TIME_ZONES, "");
                return null;
            }
            LocalDateTime local = at instanceof LocalDate day ? day.atTime(LocalTime.MIDNIGHT) : LocalDateTime.from(at);
            return local.atZone(clock.get()).toInstant();
        } catch (DateTimeException e) {
            note(column, Rule.TIME, "");
            return null;
        }
    }

    /** Makes the thing of its parts, unless something was wrong with them; what it demands of them together is noted. */
    <V> Optional<V> make(Supplier<V> thing) {
        if (!isRight()) {
            return Optional.empty();
        }
        try {
            return Optional.of(thing.get());
        } catch (IllegalArgumentException e) {
            wrong.add(new Wrong(number, "", "", Rule.TOGETHER, Objects.requireNonNullElse(e.getMessage(), "")));
            return Optional.empty();
        }
    }

    private static <V> @Nullable V attempt(Supplier<V> thing) {
        try {
            return thing.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
