package io.tillstream.dashboards.models;

import java.util.List;

/** The models of the shop: their baselines, and the figures by which they are told apart. */
enum Kind {
    DEMAND("demand"),
    NEXT_PURCHASE("next-purchase"),
    CHURN("churn");

    private final String model;

    Kind(String model) {
        this.model = model;
    }

    /** A figure of a card. */
    enum Figure {
        WAPE("wape", true),
        BIAS("bias", true),
        WAPE_OF_DAYS("wape of days", true),
        NDCG("ndcg10", false),
        RECALL("recall10", false),
        HIT("phr10", true),
        LOG_LOSS("logLoss", false),
        AUC("auc", false),
        OFF("calibrationError", false);

        private final String onCard;
        private final boolean share;

        Figure(String onCard, boolean share) {
            this.onCard = onCard;
            this.share = share;
        }

        String onCard() {
            return onCard;
        }

        /** Whether people read it as percent. */
        public boolean isShare() {
            return share;
        }
    }

    public String model() {
        return model;
    }

    /** Those of a card that are contenders, the model first. */
    List<String> contenders() {
        return switch (this) {
            case DEMAND -> List.of(model, "mean-28", "seasonal-naive");
            case NEXT_PURCHASE -> List.of(model, "personal-frequency", "popularity");
            case CHURN -> List.of(model, "bg-nbd", "days-since-last");
        };
    }

    /** What serves where no card can be believed. */
    String counted() {
        return contenders().get(this == CHURN ? 2 : 1);
    }

    List<Figure> figures() {
        return switch (this) {
            case DEMAND -> List.of(Figure.WAPE, Figure.BIAS, Figure.WAPE_OF_DAYS);
            case NEXT_PURCHASE -> List.of(Figure.NDCG, Figure.RECALL, Figure.HIT);
            case CHURN -> List.of(Figure.LOG_LOSS, Figure.AUC, Figure.OFF);
        };
    }
}
