package io.tillstream.dashboards.streams;

import io.tillstream.encoding.UnreadableFact;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The epoch of a journal record without decoding the rest: who wants live sales only passes half a million imported
 * lines ten times faster this way.
 */
public final class RecordEpoch {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordEpoch() {}

    /**
     * The number at {@code fact.source.epoch}; 0 is imported history.
     *
     * @throws UnreadableFact when it is not there
     */
    public static int of(byte[] journalRecord) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), journalRecord)) {
            parser.nextToken();
            if (enter(parser, "fact") && enter(parser, "source") && enter(parser, "epoch")) {
                return parser.getIntValue();
            }
        } catch (JacksonException e) {
            throw new UnreadableFact("Not a journal record: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableFact("Not a journal record: it names no epoch.", null);
    }

    /** Moves from the start of an object to the value of one of its properties. */
    private static boolean enter(JsonParser parser, String wanted) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = wanted.equals(parser.currentName());
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
