package io.tillstream.scoring.offer;

import io.tillstream.events.decision.ModelReference;
import io.tillstream.models.NextPurchases;
import java.util.Objects;

/**
 * What offers are chosen from.
 *
 * @param purchases what members may buy next, from their histories of a moment
 * @param model whose view it is
 * @param newItems what hardly anybody bought yet
 */
public record Outlook(NextPurchases purchases, ModelReference model, NewItems newItems) {
    public Outlook {
        Objects.requireNonNull(purchases, "purchases");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(newItems, "newItems");
    }
}
