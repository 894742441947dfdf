package io.tillstream.gateway.receipt;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.gateway.log.Followed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Gift cards of which nothing was spent, as their ledger says; one that it does not know may have been spent. */
@Component
final class GiftCards {
    private final Set<String> untouched = ConcurrentHashMap.newKeySet();

    void receive(List<Followed> news) {
        for (Followed followed : news) {
            byte[] value = followed.value();
            if (value != null
                    && CanonicalJson.decode(value, GiftCardBalance.class)
                            .spent()
                            .isZero()) {
                untouched.add(followed.key());
            } else {
                untouched.remove(followed.key());
            }
        }
    }

    boolean isUntouched(String account) {
        return untouched.contains(account);
    }
}
