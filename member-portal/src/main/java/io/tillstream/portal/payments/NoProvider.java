package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Nobody: the chain takes no money online. */
final class NoProvider implements PaymentProvider {
    private static final ProviderAnswer NOBODY = new ProviderAnswer.NoAnswer("tillstream.payments.provider is not set");

    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public ProviderAnswer create(Order order) {
        return NOBODY;
    }

    @Override
    public ProviderAnswer query(PaymentId id) {
        return NOBODY;
    }

    @Override
    public ProviderAnswer cancel(PaymentId id, Money amount) {
        return NOBODY;
    }

    @Override
    public Returned refund(Refund refund) {
        return Returned.NO_ANSWER;
    }

    @Override
    public boolean forget(String token) {
        return false;
    }

    @Override
    public Optional<Notice> heard(UnaryOperator<@Nullable String> header, byte[] body) {
        return Optional.empty();
    }
}
