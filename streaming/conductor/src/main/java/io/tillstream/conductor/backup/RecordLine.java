package io.tillstream.conductor.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of a topic as a line: the CRC-32C of what follows in eight hexadecimal digits, a space, and JSON.
 *
 * @param offset where it lay
 * @param at when it was recorded, milliseconds since 1970
 * @param key absent when it had none
 * @param value absent when it deletes its key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordLine(long offset, long at, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHECKSUM_DIGITS = 8;

    byte[] bytes() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("offset", offset);
        fields.put("at", at);
        put(fields, "key", key);
        put(fields, "value", value);
        Map<String, String> named = new LinkedHashMap<>();
        for (Header header : headers) {
            named.put(header.key(), Base64.getEncoder().encodeToString(header.value()));
        }
        if (!named.isEmpty()) {
            fields.put("headers", named);
        }
        byte[] json = JSON.writeValueAsBytes(fields);
        byte[] line = new byte[CHECKSUM_DIGITS + 1 + json.length + 1];
        byte[] checksum = checksum(json).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, line, 0, CHECKSUM_DIGITS);
        line[CHECKSUM_DIGITS] = ' ';
        System.arraycopy(json, 0, line, CHECKSUM_DIGITS + 1, json.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /**
     * Reads a line without its end.
     *
     * @throws BrokenLine when it is not as it was written
     */
    static RecordLine parse(String line) throws BrokenLine {
        if (line.length() <= CHECKSUM_DIGITS || line.charAt(CHECKSUM_DIGITS) != ' ') {
            throw new BrokenLine();
        }
        byte[] json = line.substring(CHECKSUM_DIGITS + 1).getBytes(StandardCharsets.UTF_8);
        if (!checksum(json).equals(line.substring(0, CHECKSUM_DIGITS))) {
            throw new BrokenLine();
        }
        try {
            JsonNode fields = JSON.readTree(json);
            Headers headers = new RecordHeaders();
            fields.path("headers")
                    .forEachEntry((name, value) ->
                            headers.add(name, Base64.getDecoder().decode(value.asString())));
            return new RecordLine(
                    fields.path("offset").asLong(),
                    fields.path("at").asLong(),
                    bytes(fields, "key"),
                    bytes(fields, "value"),
                    headers);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BrokenLine();
        }
    }

    /** A line that is not as it was written. */
    static final class BrokenLine extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Text where it is text, so that people can read it; base 64 under another name where it is not. */
    private static void put(Map<String, Object> fields, String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            fields.put(name, text);
        } else {
            fields.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte @Nullable [] bytes(JsonNode fields, String name) {
        if (fields.has(name)) {
            return fields.path(name).asString().getBytes(StandardCharsets.UTF_8);
        }
        return fields.has(name + "Base64")
                ? Base64.getDecoder().decode(fields.path(name + "Base64").asString())
                : null;
    }

    private static String checksum(byte[] json) {
        CRC32C crc = new CRC32C();
        crc.update(json);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
