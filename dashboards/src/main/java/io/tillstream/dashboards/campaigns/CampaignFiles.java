package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.Campaign.Draft;
import io.tillstream.dashboards.campaigns.Campaign.Live;
import io.tillstream.dashboards.campaigns.Campaigns.Outcome;
import io.tillstream.events.LocalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Campaigns as rows of a file: each row is the latest version of one, and a row that says something else makes a draft. Nothing
 * comes from a file to a till: a draft goes the way of every other, by a second person. Messages to members are written on the
 * page, and stay as they are.
 */
@Component
public final class CampaignFiles {
    /** The column that says which campaign a row is about. */
    public static final String KEY = "campaign";

    private static final String BETWEEN = "|";
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    /** The columns of all fields, in their order. */
    private static final Map<String, String> FIELD_OF_COLUMN = fields();

    private final CampaignShelf shelf;
    private final Campaigns campaigns;
    private final PlanReader reader;

    CampaignFiles(CampaignShelf shelf, Campaigns campaigns, PlanReader reader) {
        this.shelf = shelf;
        this.campaigns = campaigns;
        this.reader = reader;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : List.of(
                "name_en nameEn",
                "name_zh_tw nameTw",
                "name_zh_cn nameCn",
                "goal goal",
                "audience audience",
                "segment segment",
                "audience_category audienceCategory",
                "audience_times audienceTimes",
                "audience_days audienceDays",
                "audience_amount audienceAmount",
                "coupon coupon",
                "kind kind",
                "percent percent",
                "amount amount",
                "pieces pieces",
                "get get",
                "parts parts",
                "multiple multiple",
                "points points",
                "items items",
                "categories category",
                "goods gtins",
                "tags tags",
                "minimum_kind minimumKind",
                "minimum minimum",
                "uses_per_basket usesPerBasket",
                "uses_per_member usesPerMember",
                "total_uses totalUses",
                "budget budget",
                "stacking_group group",
                "stackable stackable",
                "from from",
                "until until",
                "stores shop",
                "control control",
                "measure measure")) {
            int blank = pair.indexOf(' ');
            fields.put(pair.substring(0, blank), pair.substring(blank + 1));
        }
        return Collections.unmodifiableMap(fields);
    }

    /**
     * A campaign as cells.
     *
     * @param campaign its id
     * @param cells by column, those that say something
     */
    public record Row(String campaign, Map<String, String> cells) {
        public Row {
            cells = new TreeMap<>(cells);
        }
    }

    /**
     * Something wrong in a row.
     *
     * @param column where
     * @param key of the message, below {@code campaigns.wrong.}
     * @param values for its places
     */
    public record Trouble(String column, String key, List<String> values) {
        public Trouble {
            values = List.copyOf(values);
        }
    }

    /** All columns, the campaign's own first. */
    public static List<String> columns() {
        return Stream.concat(Stream.of(KEY), FIELD_OF_COLUMN.keySet().stream()).toList();
    }

    /** The id of a campaign by what stands in the file, with or without what all ids begin with; nothing where that is none. */
    public static Optional<String> id(String typed) {
        String word = typed.startsWith(Campaigns.ID_PREFIX) ? typed.substring(Campaigns.ID_PREFIX.length()) : typed;
        return WORD.matcher(word).matches() ? Optional.of(Campaigns.ID_PREFIX + word) : Optional.empty();
    }

    /** The latest version of a campaign that was not discarded. */
    public Optional<Row> known(String id) {
        return shelf.find(id)
                .filter(campaign -> campaign.draft() != Draft.DISCARDED)
                .map(this::row);
    }

    /** All of them by id, those behind one where an id is given. */
    public Stream<Row> after(String id) {
        return shelf.all().stream()
                .filter(campaign -> campaign.id().compareTo(id) > 0)
                .sorted(Comparator.comparing(Campaign::id))
                .map(this::row);
    }

    private Row row(Campaign campaign) {
        return new Row(
                campaign.id(),
                cells(shelf.version(campaign.id(), campaign.version()).form()));
    }

    private static Map<String, String> cells(Form form) {
        Map<String, String> cells = new TreeMap<>();
        FIELD_OF_COLUMN.forEach((column, field) -> {
            String cell = String.join(BETWEEN, form.all(field)).replace("\n", BETWEEN);
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        return cells;
    }

    /** A row as it will be read back, whatever blanks and bars were typed. */
    public Row asKept(Row said) {
        return new Row(said.campaign(), cells(form(said)));
    }

    /** What a new row need not say. */
    public static Map<String, String> usual() {
        return Map.of("items", "listed", "minimum_kind", "none", "control", "0", "measure", "revenue");
    }

    /** Everything that keeps a row from being a campaign, and what does not let it be changed just now. */
    public List<Trouble> troubles(Row row) {
        List<Trouble> troubles = new ArrayList<>();
        Optional<Campaign> known = shelf.find(row.campaign());
        if (known.map(Campaign::isWaiting).orElse(false)) {
            troubles.add(new Trouble(KEY, "waits", List.of()));
        }
        Reading reading = reader.read(form(row));
        FIELD_OF_COLUMN.forEach((column, field) -> {
            Reading.Problem problem = reading.problems().get(field);
            if (problem != null) {
                troubles.add(new Trouble(column, problem.key(), problem.values()));
            }
        });
        return troubles;
    }

    /** What it is called. */
    public static LocalText title(Row row) {
        String en = row.cells().getOrDefault("name_en", row.campaign());
        return new LocalText(
                en, row.cells().getOrDefault("name_zh_tw", en), row.cells().getOrDefault("name_zh_cn", en));
    }

    /** What the row says, and the rest as it stands; of what was discarded nothing comes back with it. */
    private Form form(Row row) {
        Map<String, List<String>> fields = new TreeMap<>(shelf.find(row.campaign())
                .filter(campaign -> campaign.draft() != Draft.DISCARDED)
                .map(campaign ->
                        shelf.version(campaign.id(), campaign.version()).form().fields())
                .orElse(Map.of()));
        FIELD_OF_COLUMN.forEach((column, field) -> {
            String cell = row.cells().getOrDefault(column, "");
            fields.put(
                    field,
                    switch (field) {
                        case "category", "shop" -> Arrays.asList(cell.split("\\|", -1));
                        case "parts", "gtins", "tags" -> List.of(cell.replace(BETWEEN, "\n"));
                        default -> List.of(cell);
                    });
        });
        return new Form(fields);
    }

    /** Keeps those of them that are there from others until the transaction ends. */
    public void hold(Collection<String> ids) {
        shelf.hold(ids);
    }

    /**
     * Makes a draft of a row; false where the campaign cannot be changed any more as it stands.
     *
     * @param writtenBy who handed the row in; a hand in it have both
     * @param by who makes the draft
     */
    public boolean keep(Row row, String writtenBy, String by) {
        return campaigns.draw(row.campaign(), form(row), writtenBy, by) == Outcome.DONE;
    }

    /**
     * Takes a draft back that came from a file and is one still: a new one is discarded, another says again what it said.
     *
     * @param before what was known before; absent where it was new
     */
    public boolean takeBack(Row after, Optional<Row> before, String by) {
        Optional<Campaign> campaign = shelf.find(after.campaign());
        if (campaign.isEmpty()
                || campaign.get().draft() != Draft.OPEN
                || !row(campaign.get()).equals(after)) {
            return false;
        }
        return before.isPresent()
                ? keep(before.get(), by, by)
                : campaign.get().live() == Live.NEVER && campaigns.discard(after.campaign(), by) == Outcome.DONE;
    }
}
