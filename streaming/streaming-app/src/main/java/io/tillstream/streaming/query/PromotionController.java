package io.tillstream.streaming.query;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.topologies.lease.Leases;
import io.tillstream.topologies.lease.PoolStanding;
import io.tillstream.topologies.ledger.ByKey;
import io.tillstream.topologies.promotion.PromotionSpending;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What promotions with a limit beyond one basket have given, and what is left of them. */
@RestController
@RequestMapping(path = "/api/promotions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class PromotionController {
    private final Ledgers ledgers;
    private final Switchboard switchboard;

    PromotionController(Ledgers ledgers, Switchboard switchboard) {
        this.ledgers = ledgers;
        this.switchboard = switchboard;
    }

    @GetMapping("/spend")
    ResponseEntity<byte[]> spend(@PathVariable String id, HttpServletRequest question) {
        return Answers.json(HttpStatus.OK, spent(id, question));
    }

    @GetMapping("/standing")
    ResponseEntity<byte[]> standing(@PathVariable String id, HttpServletRequest question) {
        Optional<PromotionStanding> standing = ledgers.promotion(id).map(promotion -> standing(promotion, question));
        return Answers.found(standing, "There is no promotion " + id + ".");
    }

    private PromotionStanding standing(Promotion promotion, HttpServletRequest question) {
        List<PoolStanding> pools =
                pools(promotion).stream().flatMap(pool -> pool(pool).stream()).toList();
        return new PromotionStanding(promotion.id(), promotion.limits(), spent(promotion.id(), question), pools);
    }

    private static List<LeasePool> pools(Promotion promotion) {
        Limits limits = promotion.limits();
        Money amount = limits.totalAmount();
        List<LeasePool> pools = new ArrayList<>();
        if (limits.totalUses() != null) {
            pools.add(LeasePool.ofUses(promotion.id()));
        }
        if (amount != null) {
            pools.add(LeasePool.ofMoney(promotion.id(), amount.currency()));
        }
        return pools;
    }

    private Optional<PoolStanding> pool(LeasePool pool) {
        return switchboard.find(
                switchboard.holderOf(Leases.STORE, pool.value(), new ByKey()),
                "/api/leases/" + URLEncoder.encode(pool.value(), StandardCharsets.UTF_8),
                () -> ledgers.leases(pool),
                PoolStanding.class);
    }

    private List<PromotionSpend> spent(String id, HttpServletRequest question) {
        List<PromotionSpend> spent = new ArrayList<>(ledgers.spent(id));
        String address = "/api/promotions/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/spend";
        spent.addAll(switchboard.fromAll(question, PromotionSpending.STORE, address, PromotionSpend[].class));
        spent.sort(Comparator.comparing(one -> one.given().currency().code()));
        return spent;
    }
}
