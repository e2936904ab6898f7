package jp.noren.bench;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shop's own codes are for people; its addresses want ids. Looks them up in the public catalogue, once. */
final class ProductIds {
    private record Key(URI house, String storefront, String code) {}

    private static final Map<Key, String> KNOWN = new ConcurrentHashMap<>();

    private ProductIds() {}

    /** The id of a code; the code itself when the shop does not sell it. */
    static String of(Api api, String storefront, String code) {
        Key key = new Key(api.base(), storefront, code);
        String known = KNOWN.get(key);
        if (known == null) {
            look(api.writtenTo(Transcript.NONE), storefront);
            known = KNOWN.get(key);
        }
        return known == null ? code : known;
    }

    private static void look(Api api, String storefront) {
        String after = "";
        boolean more = true;
        while (more) {
            Answer page = api.get("/api/v1/products?limit=100&storefront=" + storefront + after)
                    .orFail("catalogue");
            page.json()
                    .path("data")
                    .forEach(product -> KNOWN.put(
                            new Key(api.base(), storefront, product.path("code").asText()),
                            product.path("id").asText()));
            int size = page.json().path("data").size();
            more = page.json().path("has_more").asBoolean();
            after = "&starting_after=" + page.get("/data/" + (size - 1) + "/id");
        }
    }
}
