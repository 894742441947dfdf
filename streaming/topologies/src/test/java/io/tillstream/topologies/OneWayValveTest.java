package io.tillstream.topologies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.wire.Owner;
import io.tillstream.wire.Stage;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Facts flow one way: fact, aggregate, feature, decision; and a topic has one owner. */
class OneWayValveTest {
    private static final Properties SETTINGS = new StreamsSettings("127.0.0.1:1", Path.of("state"), 1, 1).properties();

    @TestFactory
    List<DynamicTest> everyTopologyFlowsForward() {
        return Topologies.each().entrySet().stream()
                .map(topology -> DynamicTest.dynamicTest(topology.getKey(), () -> flowsForward(topology.getValue())))
                .toList();
    }

    private static void flowsForward(Consumer<StreamsBuilder> topology) {
        for (TopologyDescription.Subtopology part :
                Topologies.build(SETTINGS, topology).describe().subtopologies()) {
            List<Topic<?>> sources = part.nodes().stream()
                    .filter(TopologyDescription.Source.class::isInstance)
                    .map(TopologyDescription.Source.class::cast)
                    .map(TopologyDescription.Source::topicSet)
                    .flatMap(Set::stream)
                    .map(OneWayValveTest::inCatalogue)
                    .<Topic<?>>flatMap(Optional::stream)
                    .toList();
            List<Topic<?>> sinks = part.nodes().stream()
                    .filter(TopologyDescription.Sink.class::isInstance)
                    .map(TopologyDescription.Sink.class::cast)
                    .map(TopologyDescription.Sink::topic)
                    .map(OneWayValveTest::inCatalogue)
                    .<Topic<?>>flatMap(Optional::stream)
                    .toList();
            for (Topic<?> sink : sinks) {
                assertThat(sink.owner()).as("owner of %s", sink.name()).isEqualTo(Owner.STREAMING);
                for (Topic<?> source : sources) {
                    assertThat(source.stage())
                            .as("%s to %s", source.name(), sink.name())
                            .isLessThanOrEqualTo(sink.stage());
                }
            }
        }
    }

    /** Empty for a topology's internal topic; any other name must be in the catalogue. */
    private static Optional<Topic<?>> inCatalogue(String name) {
        Optional<Topic<?>> topic = Topics.ALL.stream()
                .filter(known -> known.name().equals(name))
                .<Topic<?>>map(known -> known)
                .findFirst();
        assertThat(topic.isPresent() || name.endsWith("-repartition"))
                .as("%s is in the catalogue or internal", name)
                .isTrue();
        return topic;
    }

    @Test
    void everyTopicOfStreamingIsWrittenByATopology() {
        Set<String> written = Topologies.all(SETTINGS).describe().subtopologies().stream()
                .map(TopologyDescription.Subtopology::nodes)
                .flatMap(Collection::stream)
                .filter(TopologyDescription.Sink.class::isInstance)
                .map(node -> ((TopologyDescription.Sink) node).topic())
                .filter(name -> !name.endsWith("-repartition"))
                .collect(Collectors.toSet());

        // Dead letters are written by the error handlers, beside every topology; facts by people.
        assertThat(Topics.ALL.stream()
                        .filter(topic -> topic.owner() == Owner.STREAMING)
                        .filter(topic -> !topic.equals(Topics.DEAD_LETTER))
                        .filter(topic -> topic.stage() != Stage.FACT)
                        .map(Topic::name))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aTopicHasOneOwner() {
        assertThat(Topics.ALL.stream().map(Topic::name)).doesNotHaveDuplicates();
    }

    @Test
    void onlyReturnedGoodsAreSentToAnotherStoresPartition() {
        assertThat(Topologies.all(SETTINGS).describe().subtopologies())
                .anySatisfy(part -> assertThat(part.nodes())
                        .filteredOn(TopologyDescription.Source.class::isInstance)
                        .flatExtracting(node -> ((TopologyDescription.Source) node).topicSet())
                        .containsExactlyInAnyOrder(
                                Topics.ACCEPTED.name(),
                                Topics.STOCK.name(),
                                Topics.PURCHASE_ORDER.name(),
                                Topics.RESERVATION_REQUEST.name(),
                                Topics.RECEIPT_ASKED.name(),
                                "returned-goods-repartition"));
        assertThat(Topics.ACCEPTED.partitions())
                .isEqualTo(Topics.STOCK.partitions())
                .isEqualTo(Topics.PURCHASE_ORDER.partitions())
                .isEqualTo(Topics.RESERVATION_REQUEST.partitions())
                .isEqualTo(Topics.RECEIPT_ASKED.partitions())
                .isEqualTo(Topics.SALE.partitions());
    }

    @Test
    void anUnnamedStoreIsRefused() {
        assertThatThrownBy(() -> Topologies.build(
                        SETTINGS,
                        builder -> builder.stream(
                                        Topics.POINTS_ENTRY.name(),
                                        Consumed.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values()))
                                .groupByKey()
                                .count()))
                .isInstanceOf(TopologyException.class);
    }
}
