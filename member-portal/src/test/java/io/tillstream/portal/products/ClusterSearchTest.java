package io.tillstream.portal.products;

import static com.github.houbb.opencc4j.util.ZhConverterUtil.toSimple;
import static com.github.houbb.opencc4j.util.ZhConverterUtil.toTraditional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.portal.streams.Fact;
import io.tillstream.productsearch.EverydayWords;
import io.tillstream.productsearch.Match;
import io.tillstream.productsearch.ProductFinder;
import io.tillstream.productsearch.ProductHit;
import io.tillstream.productsearch.ProductIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The products of the generated chain in a real cluster: what is found in memory is found there. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^26]]", disabledReason = "another day's turn")
class ClusterSearchTest {
    private static final String LOG = "a-log";

    private static final ElasticsearchClient CLIENT = Cluster.client(SearchNode.address(), null);

    private final ClusterIndex index = new ClusterIndex(CLIENT);
    private final List<Product> products = GeneratedShop.products();

    private static Product product(int number, String en, String zhTw, String zhCn, @Nullable String code) {
        return new Product(
                GeneratedShop.gtin(number),
                new LocalText(en, zhTw, zhCn),
                "dairy",
                "food",
                Quantity.Unit.EACH,
                1,
                code);
    }

    private static Set<String> indexes() throws IOException {
        return CLIENT.indices().get(q -> q.index(ProductMapping.ALL)).indices().keySet();
    }

    @BeforeEach
    void beginAnew() throws IOException {
        leaveNothing();
        fill(products);
    }

    private void fill(List<Product> goods) {
        index.places(LOG, 1);
        index.take(
                LOG,
                IntStream.range(0, goods.size())
                        .mapToObj(i -> new Fact<>(goods.get(i).gtin().value(), goods.get(i), i))
                        .toList(),
                Map.of(0, (long) goods.size()));
        index.caughtUp();
    }

    @AfterAll
    static void leaveNothing() throws IOException {
        for (String one : indexes()) {
            CLIENT.indices().delete(q -> q.index(one));
        }
    }

    private List<ProductHit> find(String text, int most) throws IOException {
        return new ProductFinder(new ClusterWords(CLIENT).read(), EverydayWords.own())
                .find(text, most, new ClusterLookup(CLIENT));
    }

    private void take(long offset, String key, @Nullable Product product) {
        index.take(LOG, List.of(new Fact<>(key, product, offset)), Map.of(0, offset + 1));
    }

    @Test
    void findsTheSameAsTheIndexInMemoryInTheSameOrder() throws IOException {
        List<String> different = new ArrayList<>();
        compare(products, different);

        assertThat(GeneratedShop.questions()).hasSize(3 * (50 + 20));
        assertThat(different).isEmpty();
    }

    /** Of more products than are looked at more closely the cluster has to choose the same. */
    @Test
    void choosesTheSameAmongMany() throws IOException {
        List<Product> many = GeneratedShop.many(4_000);
        leaveNothing();
        fill(many);

        List<String> different = new ArrayList<>();
        int asked = compare(many, different);

        assertThat(different).hasSizeLessThanOrEqualTo(asked * 2 / 100);
    }

    private static int compare(List<Product> goods, List<String> different) throws IOException {
        ProductIndex memory = new ProductIndex(goods, EverydayWords.own());
        ProductFinder finder = new ProductFinder(new ClusterWords(CLIENT).read(), EverydayWords.own());
        ClusterLookup lookup = new ClusterLookup(CLIENT);
        List<String> questions = GeneratedShop.questions().stream()
                .flatMap(question -> Stream.of(question, toSimple(question), toTraditional(question)))
                .distinct()
                .toList();
        for (String question : questions) {
            List<Gtin> there = finder.find(question, 10, lookup).stream()
                    .map(ProductHit::gtin)
                    .toList();
            if (!there.equals(memory.gtins(question, 10))) {
                different.add(question);
            }
        }
        return questions.size();
    }

    @Test
    void findsAProductByItsNumberAndByItsCode() throws IOException {
        assertThat(find(products.get(7).gtin().ean13(), 5)).singleElement().satisfies(hit -> {
            assertThat(hit.gtin()).isEqualTo(products.get(7).gtin());
            assertThat(hit.farthest()).isEqualTo(Match.Kind.NUMBER);
        });
        assertThat(find("c-8", 5)).extracting(ProductHit::gtin).containsExactly(GeneratedShop.gtin(8));
        assertThat(find("99999999", 5)).isEmpty();
    }

    @Test
    void showsARenamedProductAndForgetsOneThatIsGoneWhateverComesLate() throws IOException {
        String key = GeneratedShop.gtin(901).value();
        take(1_000, key, product(901, "Quince Kefir", "榲桲克菲爾", "榅桲开菲尔", null));
        assertThat(find("quinse kefir", 5)).extracting(ProductHit::gtin).startsWith(GeneratedShop.gtin(901));

        take(1_001, key, product(901, "Medlar Kefir", "歐楂克菲爾", "欧楂开菲尔", null));
        take(1_000, key, product(901, "Quince Kefir", "榲桲克菲爾", "榅桲开菲尔", null));
        assertThat(find("medlar", 5)).extracting(ProductHit::gtin).containsExactly(GeneratedShop.gtin(901));
        assertThat(find("quince", 5)).isEmpty();

        take(1_002, key, null);
        take(1_001, key, product(901, "Medlar Kefir", "歐楂克菲爾", "欧楂开菲尔", null));
        assertThat(find("medlar", 5)).isEmpty();
        assertThat(find(GeneratedShop.gtin(901).value(), 5)).isEmpty();
    }

    @Test
    void replacesAnIndexWhoseDocumentsWereMadeOtherwise() throws IOException {
        String other = ProductMapping.ALIAS + "-of-another-release";
        CLIENT.indices().create(q -> q.index(other).aliases(ProductMapping.ALIAS, alias -> alias));
        ClusterIndex restarted = new ClusterIndex(CLIENT);

        assertThat(restarted.places(LOG, 1)).isEqualTo(Map.of(0, (long) products.size()));
        restarted.caughtUp();

        assertThat(indexes()).containsExactly(ProductMapping.index());
        assertThat(CLIENT.indices().getAlias(q -> q.name(ProductMapping.ALIAS)).aliases())
                .containsOnlyKeys(ProductMapping.index());
    }

    @Test
    void givesWayToAnotherReleaseInsteadOfTakingTurnsWithIt() throws IOException {
        String other = ProductMapping.ALIAS + "-of-another-release";
        CLIENT.indices().create(q -> q.index(other).aliases(ProductMapping.ALIAS, alias -> alias));
        CLIENT.indices().delete(q -> q.index(ProductMapping.index()));

        assertThatThrownBy(() -> take(2_000, GeneratedShop.gtin(1).value(), null))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.places(LOG, 1)).hasMessageContaining("has given way");
        assertThat(indexes()).containsExactly(other);
    }

    @Test
    void isFilledAgainAfterItWasDeletedOrTheLogIsAnother() throws IOException {
        CLIENT.indices().delete(q -> q.index(ProductMapping.index()));
        assertThatThrownBy(() -> take(2_000, GeneratedShop.gtin(1).value(), null))
                .hasMessageContaining("gone");
        assertThat(index.places(LOG, 1)).isEmpty();

        beginAnew();
        assertThat(index.places("another-log", 1)).isEmpty();
        beginAnew();
        assertThat(index.places(LOG, 2)).as("keys have moved").isEmpty();
    }

    @Test
    void answersInTimeOrNotAtAllAndComesBackByItself() throws Exception {
        try (SearchDoor door = new SearchDoor(SearchNode.address());
                ElasticsearchClient client = Cluster.client(door.address(), null)) {
            ClusterSearch search = new ClusterSearch(client);
            assertThat(search.find("milk", 5)).as("before it was tried").isEmpty();
            search.start();
            List<ProductHit> milk = awaited(search);
            assertThat(milk).isNotEmpty();

            door.fallSilent();
            assertThat(milliseconds(() -> assertThat(search.find("milk", 5)).isEmpty()))
                    .isLessThan(2 * ClusterSearch.IN_TIME.toMillis());
            assertThat(milliseconds(() -> assertThat(search.find("milk", 5)).isEmpty()))
                    .as("nobody waits a second time")
                    .isLessThan(ClusterSearch.IN_TIME.toMillis());
            door.speak();
            assertThat(awaited(search)).isEqualTo(milk);

            door.shut();
            assertThat(milliseconds(() -> assertThat(search.find("milk", 5)).isEmpty()))
                    .isLessThan(2 * ClusterSearch.IN_TIME.toMillis());
            door.open();
            assertThat(awaited(search)).isEqualTo(milk);

            CLIENT.indices().delete(q -> q.index(ProductMapping.index()));
            assertThat(search.find("milk", 5)).isEmpty();
            beginAnew();
            assertThat(awaited(search)).isEqualTo(milk);
            search.stop();
        }
    }

    private static List<ProductHit> awaited(ClusterSearch search) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> search.find("milk", 5), Optional::isPresent)
                .orElseThrow();
    }

    private static long milliseconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
