package io.tillstream.conductor.shop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tills that run, through their doors. */
public final class Tills {
    private final Map<String, Door> doors;

    /** By till name. */
    public Tills(Map<String, Door> doors) {
        this.doors = Map.copyOf(doors);
    }

    /**
     * What all of them say together.
     *
     * @throws IOException when one does not answer
     */
    public TillStatus status() throws IOException, InterruptedException {
        List<TillStatus> all = new ArrayList<>();
        for (Door door : doors.values()) {
            all.add(TillStatus.of(door.get("/api/status")));
        }
        return TillStatus.sum(all);
    }

    /**
     * What one of them says.
     *
     * @throws IOException when it does not answer
     */
    public TillStatus status(String till) throws IOException, InterruptedException {
        Door door = doors.get(till);
        if (door == null) {
            throw new IllegalArgumentException("Till " + till + " is not one of " + doors.keySet());
        }
        return TillStatus.of(door.get("/api/status"));
    }

    public int count() {
        return doors.size();
    }
}
