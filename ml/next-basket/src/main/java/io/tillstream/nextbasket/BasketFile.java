package io.tillstream.nextbasket;

import io.tillstream.commandline.Complaint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of baskets, {@code {"user":[[-1],[items…],…,[-1]]}}, read token by token; gzip is recognised by its first bytes. The
 * first and the last entry of a user are sentinels, empty baskets between them are passed over.
 *
 * @param users their names in the order of the file
 * @param baskets their baskets, users numbered in that order
 */
record BasketFile(List<String> users, Histories baskets) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RULE =
            "a file of baskets is {\"user\":[[-1],[items],...,[-1]]}, items whole numbers from 0";
    private static final String NEXT = "correct it and start again (docs/reference/recommend.md)";

    /**
     * Reads a file.
     *
     * @param items known items; those of the file are added
     * @throws Complaint in one line for anything that is not as it should be
     */
    static BasketFile read(Path file, ItemNumbers items) {
        try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                JsonParser parser = JSON.createParser(in)) {
            BasketFile read = new Reading(file, items, parser).all();
            if (read.users.isEmpty()) {
                throw new Complaint("File " + file, "it names no user", RULE, NEXT);
            }
            return read;
        } catch (JacksonException e) {
            throw new Complaint(
                    "File " + file
                            + (e.getLocation() == null
                                    ? ""
                                    : ", line " + e.getLocation().getLineNr()),
                    oneLine(e.getOriginalMessage()),
                    RULE,
                    NEXT);
        } catch (IOException e) {
            throw new Complaint("File " + file, "it cannot be read", RULE, "check its name and rights");
        }
    }

    private static InputStream plain(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
    }

    /** One pass over a file. */
    private static final class Reading {
        private final Path file;
        private final ItemNumbers items;
        private final JsonParser parser;
        private final Histories.Builder baskets = new Histories.Builder();
        private final List<String> users = new ArrayList<>();
        private int[] basket = new int[64];

        Reading(Path file, ItemNumbers items, JsonParser parser) {
            this.file = file;
            this.items = items;
            this.parser = parser;
        }

        BasketFile all() {
            Set<String> met = new HashSet<>();
            expect(parser.nextToken(), JsonToken.START_OBJECT, "the file does not begin with {");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String user = parser.currentName();
                if (!met.add(user)) {
                    throw wrong("user " + user + " is there twice");
                }
                users.add(user);
                baskets.user();
                basketsOf(user);
            }
            if (parser.nextToken() != null) {
                throw wrong("something follows the end of the object");
            }
            return new BasketFile(List.copyOf(users), baskets.build(items.size()));
        }

        private void basketsOf(String user) {
            expect(parser.nextToken(), JsonToken.START_ARRAY, "user " + user + " has no list of baskets");
            int entries = 0;
            boolean sentinel = false;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (sentinel && entries > 1) {
                    throw wrong("user " + user + " has a [-1] that is neither the first entry nor the last");
                }
                expect(parser.currentToken(), JsonToken.START_ARRAY, "user " + user + ": a basket is not a list");
                int size = basket(user);
                sentinel = size < 0;
                if (entries == 0 && !sentinel) {
                    throw wrong("user " + user + ": the first entry is not [-1]");
                }
                if (!sentinel) {
                    baskets.basket(basket, size);
                }
                entries++;
            }
            if (!sentinel || entries < 2) {
                throw wrong("user " + user + ": the last entry is not [-1]");
            }
        }

        /** Reads a basket; its size, or -1 for a sentinel. */
        private int basket(String user) {
            int size = 0;
            boolean sentinel = false;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long item = item(user);
                if (sentinel || (item == -1 && size > 0)) {
                    throw wrong("user " + user + " has -1 among items");
                }
                if (item == -1) {
                    sentinel = true;
                    continue;
                }
                if (size == basket.length) {
                    basket = Arrays.copyOf(basket, size * 2);
                }
                basket[size++] = items.of(item);
            }
            return sentinel ? -1 : size;
        }

        private long item(String user) {
            JsonToken token = parser.currentToken();
            String text = token == null ? "nothing" : parser.getString();
            long item = -2;
            if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
                try {
                    item = Long.parseLong(text);
                } catch (NumberFormatException e) {
                    item = -2;
                }
            }
            if (item < -1) {
                throw wrong(
                        "user " + user + " has " + (text.length() > 40 ? text.substring(0, 40) : text) + " as an item");
            }
            return item;
        }

        private void expect(JsonToken token, JsonToken wanted, String otherwise) {
            if (token != wanted) {
                throw wrong(otherwise);
            }
        }

        private Complaint wrong(String value) {
            return new Complaint(
                    "File " + file + ", line " + parser.currentLocation().getLineNr(), oneLine(value), RULE, NEXT);
        }
    }
}
