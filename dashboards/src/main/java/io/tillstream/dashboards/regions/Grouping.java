package io.tillstream.dashboards.regions;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.masterdata.GroupWriter;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts stores into regions and groups. One change at a time, so that nobody undoes unseen what another has just done. */
@Component
final class Grouping {
    /** A past day is corrected up to so long ago; older figures have been closed. */
    private static final int DAYS_BACK = 31;

    private static final int DAYS_AHEAD = 366;

    private final Assortment assortment;
    private final ChainGroups chain;
    private final GroupWriter writer;
    private final AuditLog log;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Grouping(Assortment assortment, ChainGroups chain, GroupWriter writer, AuditLog log, Clock clock) {
        this.assortment = assortment;
        this.chain = chain;
        this.writer = writer;
        this.log = log;
        this.clock = clock;
    }

    /** When something was said of these stores last, for a form to be held against later. */
    static Instant seen(ChainMap map) {
        return map.statements().values().stream()
                .flatMap(List::stream)
                .map(StoreGrouping::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /**
     * Moves stores from a date on. What had been planned for a later date stays: a group joins or leaves it.
     *
     * @param seen the last thing said of any store when the form was shown
     * @throws RefusedMove when it cannot be done, or somebody has said something of these stores meanwhile
     */
    void place(Collection<String> stores, String move, LocalDate from, Instant seen, String by) {
        oneAtATime.lock();
        try {
            ChainMap map = chain.map();
            Move wanted = Move.of(move, map);
            if (stores.isEmpty()) {
                throw RefusedMove.notPossible("regions.refused.no-store", "");
            }
            Instant now = now(map);
            List<StoreGrouping> said = new ArrayList<>();
            for (String each : new TreeSet<>(stores)) {
                Store store = store(each);
                LocalDate today = LocalDate.ofInstant(now, store.zone());
                if (from.isBefore(today.minusDays(DAYS_BACK)) || from.isAfter(today.plusDays(DAYS_AHEAD))) {
                    throw RefusedMove.notPossible("regions.refused.date", from.toString());
                }
                if (map.statements().getOrDefault(store.store(), List.of()).stream()
                        .anyMatch(statement -> statement.at().isAfter(seen))) {
                    throw RefusedMove.overtaken("regions.refused.overtaken", each);
                }
                for (LocalDate date : dates(map, store.store(), from, wanted)) {
                    StoreGrouping before = map.standing(store.store(), date, null)
                            .orElseGet(() -> new StoreGrouping(store.store(), date, null, List.of(), today, now, by));
                    said.add(wanted.changing(
                            new StoreGrouping(store.store(), date, before.region(), before.groups(), today, now, by)));
                }
            }
            log.noteAndDo(
                    AuditKind.STORES_PLACED, String.join(", ", new TreeSet<>(stores)), said, () -> writer.say(said));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The first day, and for a group every later one on which the store is to stand elsewhere. */
    private static Collection<LocalDate> dates(ChainMap map, StoreId store, LocalDate from, Move wanted) {
        TreeSet<LocalDate> dates = new TreeSet<>(List.of(from));
        if (!(wanted instanceof Move.IntoRegion)) {
            map.statements().getOrDefault(store, List.of()).stream()
                    .map(StoreGrouping::from)
                    .filter(later -> later.isAfter(from))
                    .forEach(dates::add);
        }
        return dates;
    }

    /** Takes back what was said at that moment; @throws RefusedMove when more was said since. */
    void takeBack(Instant at, LocalDate today, String by) {
        oneAtATime.lock();
        try {
            ChainMap map = chain.map();
            List<StoreGrouping> back = Change.takingBack(map, at, today, now(map), by);
            log.noteAndDo(AuditKind.PLACING_TAKEN_BACK, at.toString(), back, () -> writer.say(back));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Founds a region or group; @throws RefusedMove when there is one of that id, or its parent is none. */
    void found(String id, LocalText name, boolean region, @Nullable String parent) {
        oneAtATime.lock();
        try {
            ChainMap map = chain.map();
            if (map.groups().containsKey(id)) {
                throw RefusedMove.notPossible("regions.refused.known", id);
            }
            if (parent != null
                    && (!region
                            || !map.groups().containsKey(parent)
                            || map.groups().get(parent).kind() != StoreGroup.Kind.REGION)) {
                throw RefusedMove.notPossible("regions.refused.parent", parent);
            }
            StoreGroup founded =
                    new StoreGroup(id, region ? StoreGroup.Kind.REGION : StoreGroup.Kind.FREE, name, parent);
            log.noteAndDo(AuditKind.GROUP_FOUNDED, id, founded, () -> writer.found(founded));
        } catch (IllegalArgumentException e) {
            throw RefusedMove.notPossible("regions.refused.id", id);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Later than anything that was said before, whatever the clock does: of one date the latest statement holds. */
    private Instant now(ChainMap map) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant last = seen(map);
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    private Store store(String id) {
        try {
            return assortment
                    .store(StoreId.of(id))
                    .orElseThrow(() -> RefusedMove.notPossible("regions.refused.store", id));
        } catch (IllegalArgumentException e) {
            throw RefusedMove.notPossible("regions.refused.store", id);
        }
    }
}
