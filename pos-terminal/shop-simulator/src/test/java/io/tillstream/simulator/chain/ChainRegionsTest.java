package io.tillstream.simulator.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainRegionsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-04-06");

    private static ChainMap of(int stores) {
        List<Store> all = IntStream.range(0, stores).mapToObj(ChainRules::store).toList();
        ChainRegions regions = new ChainRegions(all, FIRST);
        return ChainMap.of(regions.groups(), regions.groupings());
    }

    @Test
    void threeStoresAreTwoDistrictsOfOneRegion() {
        ChainMap chain = of(3);

        assertThat(chain.groups())
                .containsOnlyKeys("taiwan", "region-1", "district-1", "district-2", "station-stores", "test-stores");
        assertThat(chain.stores("district-1", FIRST, null))
                .extracting(Object::toString)
                .containsExactly("s1", "s2");
        assertThat(chain.stores("test-stores", FIRST, null))
                .extracting(Object::toString)
                .containsExactly("s3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 48, 49, 400})
    void everyStoreStandsInADistrictThatExistsBelowTheCountry(int stores) {
        ChainMap chain = of(stores);

        assertThat(chain.stores("taiwan", FIRST, null)).hasSize(stores);
        assertThat(chain.below("taiwan").stream()
                        .mapToInt(region ->
                                chain.stores(region.group(), FIRST, null).size())
                        .sum())
                .isEqualTo(stores);
        assertThat(chain.statements().values())
                .allSatisfy(said -> assertThat(
                                chain.path(String.valueOf(said.getFirst().region())))
                        .hasSize(3));
    }

    @Test
    void beforeItsHistoryBeginsNobodyStandsAnywhere() {
        assertThat(of(3).stores("taiwan", FIRST.minusDays(1), null)).isEmpty();
    }
}
