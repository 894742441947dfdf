package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.campaigns.CampaignFiles;
import io.tillstream.dashboards.campaigns.CampaignFiles.Row;
import io.tillstream.dashboards.campaigns.CampaignFiles.Trouble;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Promotions as rows: the campaigns of the builder. A file makes drafts of them, which a second person approves as any other. */
@Component
@Order(6)
final class CampaignSheet implements DraftSheet<Row> {
    private static final int LONGEST_ID = 64;
    /** As much as a field of the builder takes. */
    private static final int LONGEST = 4_000;

    private static final String MINIMUM = "minimum";
    private static final String MINIMUM_KIND = "minimum_kind";
    private static final String STACKABLE = "stackable";

    /** The columns whose cells are words of the builder's lists, in any letter case. */
    private static final Set<String> WORDS = Set.of("audience", "kind", "items", MINIMUM_KIND, "measure", STACKABLE);

    private static final List<String> ITEMS = List.of("everything", "listed");
    private static final List<String> MINIMUMS = List.of("none", "pieces", "amount");

    private final CampaignFiles campaigns;

    CampaignSheet(CampaignFiles campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public String path() {
        return "promotions";
    }

    @Override
    public List<String> columns() {
        return CampaignFiles.columns();
    }

    @Override
    public List<String> keyColumns() {
        return List.of(CampaignFiles.KEY);
    }

    @Override
    public List<String> listed() {
        return List.of("kind", "audience", "from", "until");
    }

    @Override
    public String key(Row row) {
        return row.campaign();
    }

    @Override
    public List<String> write(Row row) {
        return columns().stream()
                .map(column -> column.equals(CampaignFiles.KEY)
                        ? row.campaign()
                        : row.cells().getOrDefault(column, ""))
                .toList();
    }

    @Override
    public Optional<Row> read(RowCells row) {
        String typed = row.needed(CampaignFiles.KEY, LONGEST_ID);
        Optional<String> id = CampaignFiles.id(typed);
        if (id.isEmpty()) {
            if (!typed.isEmpty()) {
                row.note(CampaignFiles.KEY, Rule.FORM, "summer-coffee");
            }
            return Optional.empty();
        }
        Optional<Row> known = campaigns.known(id.get());
        row.knownAs(known.map(Row::cells).orElseGet(CampaignFiles::usual));
        Map<String, String> cells = new HashMap<>();
        for (String column : columns()) {
            String text = column.equals(CampaignFiles.KEY) ? null : row.text(column, LONGEST);
            if (text != null) {
                cells.put(column, WORDS.contains(column) && row.changes(column) ? text.toLowerCase(Locale.ROOT) : text);
            }
        }
        checkWords(row, cells);
        if (known.isEmpty()) {
            // An empty cell of a new row is one that says what is usual.
            CampaignFiles.usual().forEach(cells::putIfAbsent);
        }
        if (!row.isRight()) {
            return Optional.empty();
        }
        Row said = campaigns.asKept(new Row(id.get(), cells));
        // What is over, or was left incomplete on the page, may stand in a file as it is.
        if (known.isEmpty() || !known.get().equals(said)) {
            for (Trouble trouble : campaigns.troubles(said)) {
                row.note(
                        trouble.column(),
                        Rule.CAMPAIGN,
                        String.join(
                                "|",
                                Stream.concat(Stream.of(trouble.key()), trouble.values().stream())
                                        .map(each -> each.replace('|', '/'))
                                        .toList()));
            }
        }
        return row.isRight() ? Optional.of(said) : Optional.empty();
    }

    /** What the page offers to choose and so never gets wrong; what stands as it stood is left alone. */
    private static void checkWords(RowCells row, Map<String, String> cells) {
        if (row.changes(STACKABLE)) {
            if (row.yes(STACKABLE, false)) {
                cells.put(STACKABLE, "yes");
            } else {
                cells.remove(STACKABLE);
            }
        }
        checkWord(row, cells, "items", ITEMS);
        checkWord(row, cells, MINIMUM_KIND, MINIMUMS);
        boolean isChanged = row.changes(MINIMUM) || row.changes(MINIMUM_KIND);
        if (isChanged
                && cells.containsKey(MINIMUM)
                && cells.getOrDefault(MINIMUM_KIND, "none").equals("none")) {
            row.note(MINIMUM_KIND, Rule.ONE_OF, "pieces, amount");
        }
    }

    private static void checkWord(RowCells row, Map<String, String> cells, String column, List<String> words) {
        String word = cells.get(column);
        if (word != null && row.changes(column) && !words.contains(word)) {
            row.note(column, Rule.ONE_OF, String.join(", ", words));
        }
    }

    @Override
    public Optional<Row> known(String key) {
        return campaigns.known(key);
    }

    @Override
    public Stream<Row> after(@Nullable String key) {
        return campaigns.after(Objects.requireNonNullElse(key, ""));
    }

    /** Campaigns are of the chain; who has only some stores sees none. */
    @Override
    public Optional<Row> seen(Row row, Reach reach) {
        return switch (reach) {
            case Reach.Chain _ -> Optional.of(row);
            case Reach.Stores _ -> Optional.empty();
        };
    }

    @Override
    public boolean matches(Row row, String wanted) {
        return Stream.of(
                        row.campaign(),
                        title(row).en(),
                        title(row).zhTw(),
                        title(row).zhCn(),
                        row.cells().getOrDefault("goal", ""))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    @Override
    public LocalText title(Row row) {
        return CampaignFiles.title(row);
    }

    @Override
    public Row ofJson(String json) {
        return CanonicalJson.decode(json, Row.class);
    }

    @Override
    public void hold(Collection<String> keys) {
        campaigns.hold(keys);
    }

    @Override
    public boolean keep(String json, String writtenBy, String by) {
        return campaigns.keep(ofJson(json), writtenBy, by);
    }

    @Override
    public boolean takeBack(@Nullable String before, String after, String by) {
        return campaigns.takeBack(ofJson(after), Optional.ofNullable(before).map(this::ofJson), by);
    }
}
