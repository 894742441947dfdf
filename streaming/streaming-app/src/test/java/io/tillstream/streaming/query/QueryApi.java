package io.tillstream.streaming.query;

import static io.tillstream.streaming.query.Operation.about;
import static io.tillstream.streaming.query.Operation.get;
import static io.tillstream.streaming.query.Operation.listOf;
import static io.tillstream.streaming.query.Operation.post;

import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.features.stock.OnHandConfidence;
import io.tillstream.streaming.webhook.WebhookOrder;
import io.tillstream.streaming.webhook.WebhookSeen;
import io.tillstream.topologies.group.GroupDay;
import io.tillstream.topologies.group.GroupStock;
import io.tillstream.topologies.lease.PoolStanding;
import io.tillstream.topologies.sales.DayReport;
import io.tillstream.topologies.stock.StockHistory;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.wire.schema.SchemaCheck;
import io.tillstream.wire.schema.TypeSchemas;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API: what can be asked, in the words of OpenAPI, made of the types of the answers. */
public final class QueryApi {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String ONE_WEBHOOK = "/api/webhooks/{webhook}";

    private static final List<Operation> OPERATIONS = List.of(
            get(
                    "/api/positions",
                    "Every till and epoch: what has arrived, and what is missing.",
                    listOf(TillPosition.class)),
            get("/api/sales/{store}/{date}", "A trading day and its parts.", DayReport.class)
                    .with("knownOn"),
            get("/api/groups", "Regions and groups with their stores.", listOf(ListedGroup.class))
                    .with("groupedOn"),
            get(
                            "/api/groups/{group}/sales/{date}",
                            "The trading day of a region or group: what its stores' days add up to.",
                            GroupDay.class)
                    .with("groupedOn")
                    .with("knownOn"),
            get(
                            "/api/groups/{group}/sales/{date}/shares",
                            "What the asked instance adds to it.",
                            listOf(GroupDay.Share.class))
                    .with("groupedOn")
                    .with("knownOn"),
            get("/api/groups/{group}/stock/{gtin}", "What a region or group has of an item now.", GroupStock.class)
                    .with("groupedOn"),
            get(
                            "/api/groups/{group}/stock/{gtin}/shares",
                            "What the asked instance adds to it.",
                            listOf(GroupStock.Share.class))
                    .with("groupedOn"),
            get(
                            "/api/stock/{store}/{gtin}",
                            "What is on hand; with at, at the end of a business date.",
                            StockOnHand.class,
                            StockHistory.AtTheEndOf.class)
                    .with("at")
                    .with("knownAt"),
            get(
                    "/api/stock/{store}/{gtin}/counts",
                    "Each count with what the books say of that moment by now.",
                    listOf(StockHistory.Counted.class)),
            get(
                    "/api/stock/{store}/{gtin}/lots",
                    "What is there of each batch and expiry date, earliest first.",
                    listOf(LotOnHand.class)),
            get("/api/stock/{store}/{gtin}/confidence", "How far the books can be believed.", OnHandConfidence.class)
                    .with("now"),
            get("/api/stock/{store}/{gtin}/available", "What may be promised.", StockLedger.Available.class)
                    .with("now"),
            get("/api/stock/{store}/{gtin}/on-order", "What is to come.", OnOrder.class),
            get(
                    "/api/purchase-orders/{store}/{order}",
                    "What was ordered, has come and is open, item by item.",
                    OrderProgress.class),
            get(
                            "/api/expiring/{store}",
                            "What expires before a day, earliest first.",
                            listOf(StockLedger.Expiring.class))
                    .needing("before"),
            get(
                    "/api/transfers",
                    "Transfers of which something is in transit, missing or came unannounced.",
                    listOf(StockTransfer.class)),
            get("/api/transfers/{transfer}", "What was sent, and what has arrived.", StockTransfer.class),
            get("/api/points/{member}", "A member's points.", PointsBalance.class),
            get(
                            "/api/points/{member}/account",
                            "What can be spent, waits, expires and is owed on a day, and the tier.",
                            AccountAnswer.class)
                    .with("on"),
            get("/api/points-liability", "What the chain owes its members.", LiabilityAnswer.class),
            get("/api/points-liability/parts", "The same as each instance knows it.", listOf(PointsLiability.class)),
            get("/api/members/{member}/profile", "How a member shops.", MemberProfile.class),
            get("/api/members/{member}/segments", "The segments a member is in, by day.", MemberSegments.class),
            get("/api/leases/{pool}", "What tills are lent of something limited.", PoolStanding.class),
            get("/api/promotions/{id}/spend", "What a promotion has given, by currency.", listOf(PromotionSpend.class)),
            get(
                    "/api/promotions/{id}/standing",
                    "A promotion's limits, what it has given and what is left.",
                    PromotionStanding.class),
            get("/api/loss-signals", "What a person should look at, and why.", listOf(LossSignal.class)),
            get("/api/archive", "Records in the archive, and accepted ones not yet in it.", Answer.Archived.class),
            get(
                    "/api/dead-letters",
                    "Records that could not be processed and are not replayed yet.",
                    Answer.Letters.class),
            post(
                    "/api/dead-letters/replay",
                    "Sends refused records again, or says which would be.",
                    Answer.ReplayOrder.class,
                    Answer.Replayed.class),
            get("/api/lag", "What the topologies have not processed yet.", Answer.Lag.class),
            get("/api/instances", "Who shares the work, and this one.", Answer.Instances.class),
            get("/api/webhooks", "Who outside is told what.", listOf(WebhookSeen.class)),
            about(
                    "post",
                    "/api/webhooks",
                    "Has somebody outside told; the answer holds the secret, which is not shown again.",
                    WebhookOrder.class,
                    WebhookSeen.WithSecret.class),
            about("get", ONE_WEBHOOK, "A webhook, and how far it has been told.", null, WebhookSeen.class),
            about(
                    "put",
                    ONE_WEBHOOK,
                    "Changes, pauses or resumes a webhook; whatever is absent stays.",
                    WebhookOrder.Change.class,
                    WebhookSeen.class),
            about("delete", ONE_WEBHOOK, "Ends a webhook.", null, WebhookSeen.class),
            about(
                    "post",
                    ONE_WEBHOOK + "/ping",
                    "Posts a message that says nothing, and tells what came of it.",
                    null,
                    WebhookSeen.Pinged.class),
            about(
                    "post",
                    ONE_WEBHOOK + "/secret",
                    "Gives a webhook another secret; for a day messages are signed with both.",
                    null,
                    WebhookSeen.WithSecret.class),
            about(
                    "post",
                    ONE_WEBHOOK + "/replay",
                    "Tells everything from an instant on, once more or from there.",
                    WebhookOrder.Replay.class,
                    WebhookSeen.class),
            get("/api/openapi.json", "This description."));

    private QueryApi() {}

    static List<Operation> operations() {
        return OPERATIONS;
    }

    /** The whole description. */
    static ObjectNode describe() {
        TypeSchemas schemas = new TypeSchemas("#/components/schemas/");
        ObjectNode document = JSON.createObjectNode();
        document.put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", "Query API of the ledgers")
                .put("version", "1")
                .put(
                        "description",
                        "Answers are as of the last processed record. Fields that are not named here may come."
                                + " Amounts are texts, 12.30 GBP; quantities too, 3 ea or 250 g.");
        document.putArray("security").addObject().putArray("adminToken");
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : OPERATIONS) {
            paths.withObject(JsonPointer.empty().appendProperty(operation.path()))
                    .set(operation.method(), operation.describe(schemas));
        }
        document.set("webhooks", Messages.describe(schemas));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("adminToken")
                .put("type", "http")
                .put("scheme", "bearer");
        components.set("schemas", schemas.definitions());
        return document;
    }

    /**
     * What an answer has that the description does not say, or lacks; nothing for what is not described, such as
     * the meters.
     *
     * @param method {@code GET} or {@code POST}
     * @param path without what stands behind the question mark
     */
    public static List<String> wrongs(String method, String path, int status, String body) {
        ObjectNode description = describe();
        for (Operation operation : OPERATIONS) {
            String form = operation.path().replaceAll("\\{\\w+}", "[^/]+");
            if (operation.method().equalsIgnoreCase(method) && path.matches(form)) {
                return wrongs(description, operation, status, body);
            }
        }
        return List.of();
    }

    private static List<String> wrongs(ObjectNode description, Operation operation, int status, String body) {
        JsonNode answer = description
                .path("paths")
                .path(operation.path())
                .path(operation.method())
                .path("responses")
                .path(Integer.toString(status));
        if (answer.isMissingNode()) {
            return List.of(operation.path() + " answers " + status + ", which is not described");
        }
        JsonNode schema = answer.path("content").path("application/json").path("schema");
        return schema.isMissingNode() ? List.of() : new SchemaCheck(description, schema).wrongs(JSON.readTree(body));
    }
}
