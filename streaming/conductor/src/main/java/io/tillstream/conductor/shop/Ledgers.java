package io.tillstream.conductor.shop;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** How far head office is, as the streaming app tells it. */
public final class Ledgers {
    private final Door streaming;

    public Ledgers(Door streaming) {
        this.streaming = streaming;
    }

    /** Imported records that have been accepted: those of epoch 0. */
    public long historyAccepted() throws IOException, InterruptedException {
        long transactions = 0;
        for (JsonNode position : streaming.get("/api/positions")) {
            if (position.path("epoch").asInt() == 0) {
                transactions += position.path("transactions").asLong();
            }
        }
        return transactions;
    }

    /** Accepted records that are not in the archive yet. */
    public long notArchived() throws IOException, InterruptedException {
        return streaming.get("/api/archive").path("waiting").asLong();
    }

    /** Whether a member has points to look at. */
    public boolean hasPoints(String member) throws IOException, InterruptedException {
        try {
            return streaming.get("/api/points/" + member).path("points").asLong() > 0;
        } catch (Refused e) {
            // Nothing was ever booked for this member.
            return false;
        }
    }

    /** Records the topologies have not processed yet. */
    public long lag() throws IOException, InterruptedException {
        return streaming.get("/api/lag").path("records").asLong();
    }
}
