package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.staff.Operator;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Staff of the tills as rows: where they work, as what and until when. What they sign in with is in no file, no preview and no
 * history: a change takes what is known of it along, and somebody new comes by the door that knows their PIN.
 */
@Component
@Order(5)
final class StaffSheet implements FactSheet<Operator> {
    private static final List<String> COLUMNS = List.of("operator", "name", "role", "stores", "valid_until", "revoked");
    private static final int LONGEST = 40;
    private static final int MOST_STORES = 4_000;

    private final Operators operators;
    private final Assortment assortment;

    StaffSheet(Operators operators, Assortment assortment) {
        this.operators = operators;
        this.assortment = assortment;
    }

    @Override
    public String path() {
        return "staff";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("operator");
    }

    @Override
    public List<String> listed() {
        return List.of("role", "stores", "valid_until", "revoked");
    }

    @Override
    public Topic<Operator> topic() {
        return Topics.OPERATOR;
    }

    @Override
    public String key(Operator operator) {
        return operator.operator();
    }

    @Override
    public LocalText title(Operator operator) {
        return LocalText.same(operator.name());
    }

    @Override
    public List<String> write(Operator operator) {
        return List.of(
                operator.operator(),
                operator.name(),
                operator.role().name(),
                operator.stores().stream().map(StoreId::value).collect(Collectors.joining("|")),
                operator.validUntil().toString(),
                operator.revoked() ? "yes" : "no");
    }

    @Override
    public Optional<Operator> read(RowCells row) {
        String code = row.needed("operator", LONGEST);
        Optional<Operator> known = operators.operator(code);
        if (known.isEmpty()) {
            row.note("operator", Rule.UNKNOWN_OPERATOR, "");
            return Optional.empty();
        }
        row.knownAs(byColumn(known.get()));
        String name = row.needed("name", LONGEST);
        Operator.Role role = row.oneOf("role", List.of(Operator.Role.values()));
        List<StoreId> stores = stores(row);
        Instant until = row.instant("valid_until", zone());
        if (until == null) {
            row.needed("valid_until", LONGEST);
        }
        boolean revoked = row.yes("revoked", false);
        return row.make(() -> new Operator(
                code,
                name,
                role,
                stores,
                known.get().pin(),
                known.get().badge(),
                Objects.requireNonNull(until),
                revoked));
    }

    private Optional<ZoneId> zone() {
        List<ZoneId> zones =
                assortment.stores().stream().map(Store::zone).distinct().toList();
        return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }

    private List<StoreId> stores(RowCells row) {
        String text = Objects.requireNonNullElse(row.text("stores", MOST_STORES), "");
        Set<String> there =
                assortment.stores().stream().map(store -> store.store().value()).collect(Collectors.toSet());
        List<StoreId> stores = new ArrayList<>();
        for (String each : text.split("[| ,]+", -1)) {
            if (each.isBlank()) {
                continue;
            }
            if (!there.contains(each) && row.changes("stores")) {
                row.note("stores", Rule.UNKNOWN_STORE, "");
                return List.of();
            }
            stores.add(StoreId.of(each));
        }
        return stores.stream().distinct().toList();
    }

    /** Its cells alone: neither the verifier of the PIN nor the badge. */
    @Override
    public String json(Operator operator) {
        return CanonicalJson.text(byColumn(operator));
    }

    @Override
    public Map<String, String> byColumn(String json) {
        Map<String, String> cells = new HashMap<>();
        Map<?, ?> said = CanonicalJson.decode(json, Map.class);
        said.forEach((column, value) -> cells.put(String.valueOf(column), String.valueOf(value)));
        return cells;
    }

    @Override
    public LocalText titleOf(String json) {
        return LocalText.same(byColumn(json).getOrDefault("name", ""));
    }

    @Override
    public byte[] published(String key, String json) {
        RowCells row = new RowCells(1, byColumn(json), false);
        return CanonicalJson.encode(read(row)
                .orElseThrow(() -> new IllegalStateException("Staff " + key + " cannot be published: " + row.wrong())));
    }

    @Override
    public Optional<Operator> known(String key) {
        return operators.operator(key);
    }

    @Override
    public Stream<Operator> after(@Nullable String key) {
        return operators.all().stream()
                .filter(operator -> key == null || operator.operator().compareTo(key) > 0);
    }

    /** Who works in one's own stores; where else, is not said. */
    @Override
    public Optional<Operator> seen(Operator operator, Reach reach) {
        if (reach instanceof Reach.Chain) {
            return Optional.of(operator);
        }
        List<StoreId> own = operator.stores().stream().filter(reach::covers).toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Operator(
                        operator.operator(),
                        operator.name(),
                        operator.role(),
                        own,
                        operator.pin(),
                        operator.badge(),
                        operator.validUntil(),
                        operator.revoked()));
    }

    @Override
    public boolean matches(Operator operator, String wanted) {
        return operator.operator().toLowerCase(Locale.ROOT).contains(wanted)
                || operator.name().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
