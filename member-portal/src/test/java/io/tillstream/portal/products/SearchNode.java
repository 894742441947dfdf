package io.tillstream.portal.products;

import io.tillstream.localcluster.ElasticsearchNode;
import java.net.URI;

/** A real Elasticsearch, started once for all tests of this module and stopped with the JVM. */
public final class SearchNode {
    private static final ElasticsearchNode NODE = ElasticsearchNode.startTemporary();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(NODE::close));
    }

    private SearchNode() {}

    public static URI address() {
        return URI.create(NODE.url());
    }
}
