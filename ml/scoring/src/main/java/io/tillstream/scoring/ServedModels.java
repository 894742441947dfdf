package io.tillstream.scoring;

import io.tillstream.models.CurrentModels;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ModelRefused;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseModel;
import io.tillstream.models.PurchaseServing;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in use. A folder that is not what its cards say changes nothing: the models before it stay, and where there are
 * none, the named baselines serve.
 */
final class ServedModels {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

    private static final OutlookServing BASELINE = OutlookServing.baseline();

    private final ModelFolder folder;
    private @Nullable CurrentModels seen;
    private @Nullable PurchaseServing purchase;
    private @Nullable DemandServing demand;
    private @Nullable OutlookServing outlook;
    private final Map<String, ProvenanceCard> cards = new HashMap<>();
    private String complaint = "";

    ServedModels(ModelFolder folder) {
        this.folder = folder;
    }

    /**
     * Looks for new models.
     *
     * @return whether what is served changed
     */
    boolean refresh() {
        PurchaseServing purchaseBefore = purchase;
        DemandServing demandBefore = demand;
        OutlookServing outlookBefore = outlook;
        try {
            Optional<CurrentModels> current = folder.current();
            if (current.isEmpty() || (current.get().equals(seen) && complaint.isEmpty())) {
                return false;
            }
            complain("");
            seen = current.get();
            takePurchase(current.get());
            takeDemand(current.get());
            takeOutlook(current.get());
        } catch (ModelRefused e) {
            complain(e.getMessage());
            purchase = purchase == null ? PurchaseServing.baseline() : purchase;
            demand = demand == null ? DemandServing.baseline() : demand;
        }
        boolean changed = !Objects.equals(purchase, purchaseBefore)
                || !Objects.equals(demand, demandBefore)
                || !Objects.equals(outlook, outlookBefore);
        if (changed) {
            LOG.info(
                    "Serving {}, {} and {}",
                    purchase().reference(),
                    demand().reference(),
                    outlook().reference());
        }
        return changed;
    }

    /** Whether there is anything to serve: false until the first training has finished. */
    boolean areReady() {
        return purchase != null && demand != null;
    }

    PurchaseServing purchase() {
        return purchase == null ? PurchaseServing.baseline() : purchase;
    }

    DemandServing demand() {
        return demand == null ? DemandServing.baseline() : demand;
    }

    OutlookServing outlook() {
        return outlook == null ? BASELINE : outlook;
    }

    /** The card of what is served of a model; empty where a baseline serves that nobody vouches for. */
    Optional<ProvenanceCard> card(String model) {
        return Optional.ofNullable(cards.get(model));
    }

    private void takePurchase(CurrentModels current) {
        try {
            ModelFolder.Verified verified = folder.open(current, PurchaseModel.NEXT_PURCHASE);
            PurchaseServing fresh = PurchaseServing.of(verified);
            cards.put(PurchaseModel.NEXT_PURCHASE, verified.card());
            purchase = purchase != null && fresh.reference().equals(purchase.reference()) ? purchase : fresh;
        } catch (ModelRefused e) {
            complain(e.getMessage());
            purchase = purchase == null ? PurchaseServing.baseline() : purchase;
        }
    }

    private void takeDemand(CurrentModels current) {
        try {
            ModelFolder.Verified verified = folder.open(current, DemandModel.DEMAND);
            DemandServing fresh = DemandServing.of(verified);
            cards.put(DemandModel.DEMAND, verified.card());
            demand = demand != null && fresh.reference().equals(demand.reference()) ? demand : fresh;
        } catch (ModelRefused e) {
            complain(e.getMessage());
            demand = demand == null ? DemandServing.baseline() : demand;
        }
    }

    /** A folder of a training that did not know of it has none; then the counted rule serves. */
    private void takeOutlook(CurrentModels current) {
        if (!current.cards().containsKey(OutlookServing.MODEL)) {
            return;
        }
        try {
            ModelFolder.Verified verified = folder.open(current, OutlookServing.MODEL);
            OutlookServing fresh = OutlookServing.of(verified);
            cards.put(OutlookServing.MODEL, verified.card());
            outlook = outlook != null && fresh.reference().equals(outlook.reference()) ? outlook : fresh;
        } catch (ModelRefused e) {
            complain(e.getMessage());
        }
    }

    /** Remembers that something is wrong, to look again, and says it once. */
    private void complain(@Nullable String message) {
        String text = String.valueOf(message);
        if (!text.isEmpty() && !text.equals(complaint)) {
            LOG.warn("{} What was served before stays, or the baseline.", text);
        }
        complaint = text;
    }
}
