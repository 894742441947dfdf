package io.tillstream.portal.products;

import io.tillstream.productsearch.ProductTerms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Settings, mapping and name of the index. Nothing is dynamic and nothing is analysed there; only field types every
 * Elasticsearch 9 has. The name tells how documents are made, so that others are never taken for them.
 */
final class ProductMapping {
    /** What is searched: the index that is complete. */
    static final String ALIAS = "tillstream-products";
    /** All indexes, of this and other ways to make documents. */
    static final String ALL = ALIAS + "-*";

    private static final int NAME_DIGITS = 12;

    private ProductMapping() {}

    /** The index whose documents are made as they are today. */
    static String index() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((ProductTerms.digest() + body("")).getBytes(StandardCharsets.UTF_8));
            return ALIAS + "-" + HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** The name an index is written by: an index that is gone is not made by writing to it. */
    static String writing(String index) {
        return index.replaceFirst("^tillstream-", "tillstream-writing-");
    }

    /** The body of the request that makes an index. */
    static String body(String index) {
        // Deletions are remembered for an hour: a portal that lags behind must not bring a product back.
        return """
            {
              "settings": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "gc_deletes": "1h"
              },
              "aliases": {"%s": {"is_write_index": true}},
              "mappings": {
                "dynamic": "strict",
                "properties": {
                  "gtin": {"type": "keyword"},
                  "numbers": {"type": "keyword"},
                  "en": {"type": "keyword", "doc_values": false, "copy_to": "terms"},
                  "enWeight": {"type": "float", "index": false},
                  "zhTw": {"type": "keyword", "doc_values": false, "copy_to": "terms"},
                  "zhTwWeight": {"type": "float", "index": false},
                  "zhCn": {"type": "keyword", "doc_values": false, "copy_to": "terms"},
                  "zhCnWeight": {"type": "float", "index": false},
                  "tags": {"type": "keyword", "doc_values": false, "copy_to": "terms"},
                  "category": {"type": "keyword", "doc_values": false, "copy_to": "terms"},
                  "terms": {"type": "keyword", "doc_values": false},
                  "words": {"type": "keyword"},
                  "fact": {"type": "keyword", "index": false, "doc_values": false},
                  "log": {"type": "keyword"},
                  "logPartition": {"type": "integer"},
                  "nextOffset": {"type": "long", "index": false}
                }
              }
            }
            """.formatted(writing(index));
    }
}
