package io.tillstream.checkout.promotion;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the promotions that speak of an item, whichever and how many others there are. */
final class PostingIndex {
    /** The bit of a role mask that says: the item qualifies. */
    static final long QUALIFIES = 1;

    /** One place where a promotion names items: the bit says in which role. */
    private record Posting(RankedPromotion promotion, long role) {}

    private final Map<Gtin, List<Posting>> byGtin = new HashMap<>();
    private final Map<String, List<Posting>> byCategory = new HashMap<>();
    private final Map<String, List<Posting>> byTag = new HashMap<>();
    private final List<Posting> everywhere = new ArrayList<>();

    PostingIndex(Collection<RankedPromotion> promotions) {
        promotions.forEach(this::add);
    }

    /** The bit for a part of a bundle, or for the reward items of another kind as part 0. */
    static long part(int number) {
        return QUALIFIES << (number + 1);
    }

    private void add(RankedPromotion ranked) {
        Promotion promotion = ranked.promotion();
        switch (promotion.reward()) {
            case Reward.BundlePrice bundle -> {
                for (int i = 0; i < bundle.parts().size(); i++) {
                    post(bundle.parts().get(i).items(), new Posting(ranked, part(i)));
                }
            }
            case Reward.FreeItem free -> {
                post(promotion.qualifying().items(), new Posting(ranked, QUALIFIES));
                post(free.items(), new Posting(ranked, part(0)));
            }
            case Reward.BuyXGetY get -> {
                post(promotion.qualifying().items(), new Posting(ranked, QUALIFIES));
                Selection items = get.items();
                if (items != null) {
                    post(items, new Posting(ranked, part(0)));
                }
            }
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.NForPrice _,
                    Reward.CheapestFree _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> post(promotion.qualifying().items(), new Posting(ranked, QUALIFIES));
        }
    }

    private void post(Selection items, Posting posting) {
        switch (items) {
            case Selection.Everything _ -> everywhere.add(posting);
            case Selection.Listed listed -> {
                listed.gtins().forEach(gtin -> at(byGtin, gtin).add(posting));
                listed.categories().forEach(category -> at(byCategory, category).add(posting));
                listed.tags().forEach(tag -> at(byTag, tag).add(posting));
            }
        }
    }

    private static <K> List<Posting> at(Map<K, List<Posting>> lists, K key) {
        return lists.computeIfAbsent(key, none -> new ArrayList<>(1));
    }

    /** Adds every promotion that speaks of one of the wares to the candidates. */
    void collect(List<Ware> wares, Candidates candidates) {
        for (Ware ware : wares) {
            collect(byGtin.get(ware.sample.gtin()), ware, candidates);
            collect(byCategory.get(ware.sample.category()), ware, candidates);
            for (String tag : ware.sample.tags()) {
                collect(byTag.get(tag), ware, candidates);
            }
            collect(everywhere, ware, candidates);
        }
    }

    private static void collect(@Nullable List<Posting> postings, Ware ware, Candidates candidates) {
        if (postings == null) {
            return;
        }
        for (Posting posting : postings) {
            candidates.add(posting.promotion(), ware, posting.role());
        }
    }
}
