package io.tillstream.events.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.LocalText;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplierTest {
    private static final OrderCutOff AT_TWO = new OrderCutOff(1, LocalTime.of(14, 0));

    @Test
    void mayDeliverOnTheStoresDaysAndTakeOrdersNoMatterHow() {
        Supplier bakery = new Supplier("bakery", LocalText.same("Corner Bakery"), null, List.of(), AT_TWO);

        assertThat(bakery.deliveryDays()).isEmpty();
        assertThat(bakery.email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders@dairy.example", "a.b+c@sub.dairy.example"})
    void takesAnAddress(String email) {
        assertThat(with("dairy-1", email).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dairy.example",
                "@dairy.example",
                "orders@dairy",
                "a@b@dairy.example",
                "or ders@dairy.example",
                "orders@dairy.example\nBcc: x@y.example"
            })
    void refusesWhatIsNoAddress(String email) {
        assertThatThrownBy(() -> with("dairy-1", email)).hasMessageContaining("orders@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dairy 1", "dairy|1", "a2345678901234567890123456789012345678901"})
    void refusesACodeThatNoPurchaseOrderCouldName(String code) {
        assertThatThrownBy(() -> with(code, null)).hasMessageContaining("1 to 40 printed characters");
    }

    private static Supplier with(String code, @Nullable String email) {
        return new Supplier(code, LocalText.same("Valley Dairy"), email, List.of(), AT_TWO);
    }
}
