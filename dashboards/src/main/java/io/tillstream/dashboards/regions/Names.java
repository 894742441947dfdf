package io.tillstream.dashboards.regions;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What regions, people and moments are called on this page: its template calls it {@code name}. */
final class Names {
    private final ChainMap map;
    private final Show show;
    private final ZoneId zone;

    Names(ChainMap map, Show show, ZoneId zone) {
        this.map = map;
        this.show = show;
        this.zone = zone;
    }

    /** A region's or group's name; its id where nobody has founded it. */
    public String of(String group) {
        return of(group, map, show);
    }

    static String of(String group, ChainMap map, Show show) {
        StoreGroup known = map.groups().get(group);
        return known == null ? group : show.text(known.name());
    }

    /** Anybody who cannot sign in is called as the statement says, such as an import. */
    public String who(String by) {
        return show.person(by);
    }

    /** Day and time on head office's clock. */
    public String when(Instant at) {
        LocalDateTime there = LocalDateTime.ofInstant(at, zone);
        return show.date(there.toLocalDate()) + " "
                + DateTimeFormatter.ofPattern("HH:mm").format(there);
    }
}
