package io.tillstream.encoding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical bytes of a fact: UTF-8 JSON without white space, properties in alphabetical order behind {@code type},
 * absent values left out, instants and dates in ISO 8601, no floating point. Equal facts have equal bytes.
 *
 * <p>Unknown properties are ignored when reading, so that an older reader understands a newer writer.
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private CanonicalJson() {}

    /** The canonical bytes of a value of the contract. */
    public static byte[] encode(Object fact) {
        return RecordWriter.write(fact).orElseGet(() -> encodeAnything(fact));
    }

    /** By the general writer, which says what canonical is; the other has to follow it. */
    static byte[] encodeAnything(Object fact) {
        return MAPPER.writeValueAsBytes(fact);
    }

    /** The canonical form as text. */
    public static String text(Object fact) {
        return new String(encode(fact), StandardCharsets.UTF_8);
    }

    /**
     * Reads a value back.
     *
     * @throws UnreadableFact when the bytes are not JSON of that type or break one of its invariants
     */
    public static <T> T decode(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new UnreadableFact("No " + type.getSimpleName() + ": the JSON is null.", null);
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableFact("Not a " + type.getSimpleName() + ": " + reason(e), e);
        }
    }

    /** What a type says of its own rule is a sentence; Jackson would put the class before it. */
    private static String reason(JacksonException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException rule) {
            return Objects.requireNonNullElse(rule.getMessage(), e.getOriginalMessage());
        }
        return e.getOriginalMessage();
    }

    /** Reads a value back from text; see {@link #decode(byte[], Class)}. */
    public static <T> T decode(String text, Class<T> type) {
        return decode(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
