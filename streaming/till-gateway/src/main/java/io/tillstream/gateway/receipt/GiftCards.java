package io.tillstream.gateway.receipt;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.Lease;
import io.tillstream.gateway.log.Followed;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gift cards of which nothing was spent, as their ledger says; one that it does not know may have been spent, and one of which
 * a till holds a lease may be spent in this moment.
 */
@Component
final class GiftCards {
    private final Set<String> untouched = ConcurrentHashMap.newKeySet();
    private final Map<String, LeasePool> lent = new ConcurrentHashMap<>();

    void receive(List<Followed> news) {
        for (Followed followed : news) {
            if (followed.topic().equals(Topics.LEASE.name())) {
                lease(followed.key(), followed.value());
            } else {
                balance(followed.key(), followed.value());
            }
        }
    }

    private void balance(String account, byte @Nullable [] value) {
        if (value != null
                && CanonicalJson.decode(value, GiftCardBalance.class).spent().isZero()) {
            untouched.add(account);
        } else {
            untouched.remove(account);
        }
    }

    private void lease(String number, byte @Nullable [] value) {
        if (value == null) {
            lent.remove(number);
        } else {
            lent.put(number, CanonicalJson.decode(value, Lease.class).pool());
        }
    }

    boolean isUntouched(String account) {
        return untouched.contains(account) && lent.values().stream().noneMatch(pool -> pool.isOfGiftCard(account));
    }
}
