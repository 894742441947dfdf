package io.tillstream.training;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.models.CurrentModels;
import io.tillstream.models.DemandModel;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseModel;
import io.tillstream.models.Weakness;
import io.tillstream.nextbasket.BlendLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Reads the archive, trains the models, writes them with their cards and makes them current. */
@CommandLine.Command(
        name = "train",
        description = "Train the models on the archive; serve the named baseline where a model is not better.")
public final class TrainingCommand extends Command {
    /** A shop's archive is small, and each partition costs a task. */
    private static final int PARTITIONS = 4;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "Archive of the streaming-app.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options before run()
    Path archive;

    @Option(names = "--models", required = true, paramLabel = "DIR", description = "Where models are written.")
    @SuppressWarnings("NullAway.Init") // as above
    Path models;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description =
                    "Where it is known when shelves were empty and what was promoted; without it, demand takes them for full, and no day for promoted.")
    @Nullable
    String kafka;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Learn only from sales before this instant.")
    @Nullable
    Instant until;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; default ${DEFAULT-VALUE}.")
    long seed = 20_111_109;

    @Option(
            names = "--effort",
            paramLabel = "EFFORT",
            description = "How much is put into next-purchase: quick, nightly or thorough; default ${DEFAULT-VALUE}.")
    String effort = "nightly";

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = "Where the archive is read; ${DEFAULT-VALUE} when left out: two processors of this machine.")
    String master = "local[2]";

    public static void main(String[] arguments) {
        System.exit(execute(new TrainingCommand(), arguments));
    }

    @Override
    protected int run() throws IOException {
        BlendLearner.Effort wanted = effort();
        ArchiveFiles files = ArchiveFiles.in(archive);
        prepareModelsFolder();
        Stopwatch watch = new Stopwatch();
        SalesHistory sales = read(files);
        watch.done("Read " + sales.lines() + " lines of " + sales.sales() + " sales, "
                + sales.members().size() + " members and " + sales.series().size() + " store-items");
        String hash = files.hash();
        Learned purchaseLearned = new PurchaseTraining(sales, wanted, seed).learn();
        ProvenanceCard purchase = card(PurchaseModel.NEXT_PURCHASE, purchaseLearned, sales, hash);
        watch.done("next-purchase: " + purchase.verdict());
        // Late: what the last sales of an import emptied is told within ten seconds.
        KnownShelves shelves = kafka == null ? KnownShelves.NONE : KnownShelves.of(kafka);
        KnownPromotions promotions = kafka == null ? KnownPromotions.NONE : KnownPromotions.of(kafka);
        watch.done(
                "Read when " + shelves.size() + " store-items were missing, and " + promotions.size() + " promotions");
        Learned demandLearned = new DemandTraining(sales, shelves, promotions).learn();
        ProvenanceCard demand = card(DemandModel.DEMAND, demandLearned, sales, hash);
        watch.done("demand: " + demand.verdict());
        Learned outlookLearned = new OutlookTraining(sales, seed).learn();
        ProvenanceCard outlook = card(OutlookServing.MODEL, outlookLearned, sales, hash);
        watch.done("churn: " + outlook.verdict());
        List<ProvenanceCard> cards = List.of(purchase, demand, outlook);
        CurrentModels current = new ModelFolder(models)
                .publish(List.of(
                        new ModelFolder.Bundle(purchase, purchaseLearned.files()),
                        new ModelFolder.Bundle(demand, demandLearned.files()),
                        new ModelFolder.Bundle(outlook, outlookLearned.files())));
        print(text(current, cards), document(current, sales, cards, watch));
        return ExitCode.SUCCESS;
    }

    private BlendLearner.Effort effort() {
        return switch (effort) {
            case "quick" -> BlendLearner.Effort.QUICK;
            case "nightly" -> BlendLearner.Effort.NIGHTLY;
            case "thorough" -> BlendLearner.Effort.THOROUGH;
            default ->
                throw new Complaint(
                        "Effort " + effort,
                        "there is no such effort",
                        "it is quick, nightly or thorough",
                        "name one of them with --effort");
        };
    }

    private void prepareModelsFolder() {
        try {
            Files.createDirectories(models);
        } catch (IOException e) {
            throw new Complaint(
                    "Models folder " + models,
                    "cannot be created (" + e.getMessage() + ")",
                    "training must be able to write there",
                    "name another folder with --models");
        }
    }

    private SalesHistory read(ArchiveFiles files) throws IOException {
        Instant end = until == null ? Instant.parse("9999-01-01T00:00:00Z") : until;
        return SparkSessions.run(
                master, "tillstream-training", PARTITIONS, spark -> new ArchiveReader(spark).read(files, end));
    }

    private ProvenanceCard card(String model, Learned learned, SalesHistory sales, String hash) {
        return new ProvenanceCard(
                model,
                learned.served(),
                learned.served().equals(model),
                learned.verdict(),
                Map.of(),
                new ProvenanceCard.Data(
                        hash, sales.sales(), sales.lines(), learned.rows(), sales.from(), sales.until()),
                learned.features(),
                learned.parameters(),
                seed,
                SparkSessions.versions(),
                learned.heldOut(),
                learned.metrics(),
                learned.weaknesses().stream().map(Weakness::onCard).toList(),
                learned.rules());
    }

    private static String text(CurrentModels current, List<ProvenanceCard> cards) {
        StringBuilder text = new StringBuilder("Models " + current.folder());
        for (ProvenanceCard card : cards) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(card.model())
                    .append(": ")
                    .append(card.served())
                    .append(" is served. ")
                    .append(card.verdict());
        }
        return text.toString();
    }

    private static Map<String, Object> document(
            CurrentModels current, SalesHistory sales, List<ProvenanceCard> cards, Stopwatch watch) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", current.folder());
        document.put("sales", sales.sales());
        document.put("lines", sales.lines());
        document.put("members", sales.members().size());
        document.put("storeItems", sales.series().size());
        document.put("seconds", watch.seconds());
        document.put("models", cards.stream().map(TrainingCommand::summary).toList());
        return document;
    }

    private static Map<String, Object> summary(ProvenanceCard card) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", card.model());
        summary.put("served", card.served());
        summary.put("released", card.released());
        summary.put("verdict", card.verdict());
        summary.put("metrics", card.metrics());
        return summary;
    }
}
